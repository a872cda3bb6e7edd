import { describe, expect, test } from 'vitest';
import type { Product } from '../../../src/contract/catalog.ts';
import { asked } from '../../ui/harness/browser.ts';
import { all, drawn, enter, find, get, press, type, wordsOf } from '../../ui/harness/screen.ts';
import { cardOf, euro, pageOf, product, shirt, variant } from '../harness/products.ts';
import { openShop } from '../harness/shop.ts';

const picture = (name: string) => ({ url: `https://img.example.com/${name}.jpg` });

/** Opens a product's own view. */
async function open(of: Product): Promise<void> {
  await openShop({ answers: { 'catalog.search': () => pageOf([cardOf(of)]), 'catalog.product': () => of } });
  (await find('button', of.name)).click();
  await find('heading', of.name);
  await drawn();
}

const shown = () => document.querySelector<HTMLImageElement>('.picture-large img')?.src;

describe('the pictures', () => {
  const many = product('Jar', {
    picture: picture('a'),
    pictures: [picture('a'), picture('b'), { url: 'javascript:alert(1)' }],
    variants: [variant(1, { price: { now: euro(900) }, picture: picture('a'), pictures: [picture('a')] })],
  });

  test('can be gone through', async () => {
    await open(many);
    expect(shown()).toBe(picture('a').url);

    get('button', 'Picture 2 of 3').click();
    await drawn();

    expect(shown()).toBe(picture('b').url);
    expect(get('button', 'Picture 2 of 3').getAttribute('aria-current')).toBe('true');
  });

  test('that are hostile or broken leave a sign in their place', async () => {
    await open(many);
    get('button', 'Picture 3 of 3').click();
    await drawn();
    expect(shown()).toBeUndefined();

    get('button', 'Picture 1 of 3').click();
    await drawn();
    document.querySelector('.picture-large img')?.dispatchEvent(new Event('error'));
    await drawn();
    expect(shown()).toBeUndefined();
    expect(document.querySelector('.picture-large .icon')).toBeTruthy();
  });

  test('come in the size that fits from the shop’s own host, and as they are where that fails', async () => {
    const url = 'https://images.cdn.europe-west1.gcp.commercetools.com/abc/jar.jpg';
    await open(product('Jar', { picture: { url }, pictures: [{ url }] }));
    expect(shown()).toBe('https://images.cdn.europe-west1.gcp.commercetools.com/abc/jar-medium.jpg');

    document.querySelector('.picture-large img')?.dispatchEvent(new Event('error'));
    await drawn();
    expect(shown()).toBe(url);
  });
});

test('a drop-down shows no choice where the variant has none', async () => {
  const price = { now: euro(900) };
  const values = Array.from({ length: 20 }, (_, index) => ({ key: `${index}`, label: `Size ${index}` }));
  const sized = values.map(({ key }, index) => variant(index + 2, { price, values: { size: key } }));
  await open(product('Jar', { axes: [{ name: 'size', values }], variants: [variant(1, { price }), ...sized] }));

  expect(get<HTMLSelectElement>('combobox', 'Size').value).toBe('');
});

describe('what is said of a product', () => {
  test.each([
    [{ available: true, left: 3 }, 'Only 3 left'],
    [{ available: true, left: 40 }, ''],
    [{ available: false, restockDays: 4 }, 'Back in about 4 days'],
    [{ available: false }, 'Sold out'],
  ])('of a stock of %j: %j', async (stock, words) => {
    const { available } = stock;
    await open(product('Jar', { variants: [variant(1, { price: { now: euro(900) }, available, stock })] }));

    expect(wordsOf(document.querySelector('.stock'))).toBe(words);
  });

  test('has its attributes of every kind, its paragraphs and what more of it costs', async () => {
    await open(
      product('Jar', {
        description: 'First.\nStill first.\n\n<b>Second</b>.',
        attributes: [
          {
            name: 'care-instructions',
            values: [
              { kind: 'text', text: 'Wash' },
              { kind: 'text', text: 'Dry' },
            ],
          },
          { name: 'dishwasherSafe', values: [{ kind: 'boolean', is: false }] },
          {
            name: 'maker',
            values: [{ kind: 'nested', attributes: [{ name: 'town', values: [{ kind: 'text', text: 'Ulm' }] }] }],
          },
        ],
        variants: [
          variant(1, {
            price: { now: euro(900) },
            tiers: [{ from: 10, each: euro(750) }],
            url: 'https://shop.example.com/jar',
          }),
        ],
      }),
    );

    expect([...document.querySelectorAll('.product-description p')].map((each) => each.textContent)).toEqual([
      'First.\nStill first.',
      '<b>Second</b>.',
    ]);
    expect([...document.querySelectorAll('dt')].map(wordsOf)).toEqual(['Care', 'Dishwasher safe', 'Maker', 'Town']);
    expect([...document.querySelectorAll('dd')].map(wordsOf)).toEqual(['Wash and Dry', 'No', 'TownUlm', 'Ulm']);
    expect(document.body.textContent).toContain('From 10: €7.50 each');
    expect(get<HTMLAnchorElement>('link', 'View in shop').href).toBe('https://shop.example.com/jar');
  });

  test('takes no more than there are', async () => {
    await open(
      product('Jar', { variants: [variant(1, { price: { now: euro(900) }, stock: { available: true, left: 3 } })] }),
    );
    const field = get<HTMLInputElement>('spinbutton', 'Quantity');

    enter(field, '7');
    await drawn();
    expect(field.value).toBe('3');
    expect(get('button', 'Increase quantity').getAttribute('aria-disabled')).toBe('true');
    enter(field, '9');
    await drawn();
    expect(field.value).toBe('3');
    get('button', 'Add to cart').click();
    expect(asked.at(-1)).toMatchObject({ type: 'cart.change', payload: { kind: 'add', quantity: 3 } });
  });

  test('says what can be had no longer than it is so', async () => {
    const sizes = { name: 'size', values: ['S', 'M'].map((key) => ({ key, label: key })) };
    const stocked = (id: number, size: string, left: number) =>
      variant(id, { price: { now: euro(900) }, stock: { available: true, left }, values: { size } });
    await open(product('Jar', { axes: [sizes], variants: [stocked(1, 'S', 5), stocked(2, 'M', 2)], variantCount: 2 }));
    const said = () => wordsOf(document.querySelector('.stepper-note'));
    enter(get('spinbutton', 'Quantity'), '9');
    await drawn();
    expect(said()).toBe('1 to 5 are possible.');

    get('radio', 'M').click();
    await drawn();
    expect(said()).toBe('');

    enter(get('spinbutton', 'Quantity'), '9');
    await drawn();
    expect(said()).toBe('1 to 2 are possible.');
    get('button', 'Decrease quantity').click();
    await drawn();
    expect(said()).toBe('');
  });

  test('says what can be had before it adds another number than was typed', async () => {
    await open(product('Jar', { variants: [variant(1, { price: { now: euro(900) } })] }));
    const field = get<HTMLInputElement>('spinbutton', 'Quantity');
    type(field, '99999');

    expect(press(field, 'Enter')).toBe(false);
    await drawn();

    expect(field.value).toBe('9999');
    expect(document.body.textContent).toContain('1 to 9,999 are possible.');
    expect(asked.filter((each) => each.type === 'cart.change')).toEqual([]);
    // What is put in at once is what can be typed.
    expect(get('button', 'Increase quantity').getAttribute('aria-disabled')).toBe('true');
  });
});

test('values say why they do not go with the others', async () => {
  await open(shirt);

  expect(get('radio', 'Oat').getAttribute('aria-description')).toBe('not in this combination');
  get('radio', 'M').click();
  await drawn();
  expect(get('radio', 'Oat').getAttribute('aria-description')).toBe('Sold out');
  expect(get('radio', 'S').hasAttribute('aria-description')).toBe(false);
});

describe('in a list', () => {
  test('options open in their row, add what was chosen, and close by Escape', async () => {
    await openShop();
    type(await find('combobox', 'Search products'), 'linen');
    await find('list', 'Search results');
    const choose = get('button', 'Choose options for Linen shirt');
    choose.click();
    await find('radiogroup', 'Size');
    expect(choose.getAttribute('aria-expanded')).toBe('true');
    expect(get('list', 'Search results').contains(get('radiogroup', 'Size'))).toBe(true);

    get('radio', 'M').click();
    await drawn();
    get('button', 'Increase quantity').click();
    await drawn();
    get('button', 'Add to cart').click();
    await drawn();
    expect(asked.at(-1)).toMatchObject({ payload: { kind: 'add', quantity: 2 } });
    expect(get('button', 'Cart, 2 items')).toBeTruthy();

    press(get('radio', 'M'), 'Escape');
    await drawn();
    expect(all('radiogroup')).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', 'Choose options for Linen shirt'));
    expect(get<HTMLInputElement>('combobox', 'Search products').value).toBe('linen');
  });

  test('what was added can be taken back one by one', async () => {
    await openShop();
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    get('button', 'Add Teapot to cart').click();
    await find('button', 'Cart, 2 items');

    get('button', 'Decrease quantity of Teapot').click();
    await find('button', 'Cart, 1 item');
    (await find('button', 'Remove Teapot')).click();
    await find('button', 'Cart, empty');
    expect(document.activeElement).toBe(get('button', 'Add Teapot to cart'));
  });
});

test('a product opens with the variant that its list shows, in its row and in its own view', async () => {
  await openShop({
    answers: { 'catalog.search': () => pageOf([{ ...cardOf(shirt), variantId: 2 }]), 'catalog.product': () => shirt },
  });
  const chosen = () =>
    [...document.querySelectorAll<HTMLInputElement>('input[type=radio]:checked')].map(({ value }) => value);
  (await find('button', 'Choose options for Linen shirt')).click();
  await find('radiogroup', 'Size');
  expect(chosen()).toEqual(['navy', 'm']);

  get('button', 'Linen shirt').click();
  await find('heading', 'Linen shirt');
  expect(chosen()).toEqual(['navy', 'm']);
});
