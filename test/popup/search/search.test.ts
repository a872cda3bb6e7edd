import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SearchPage } from '../../../src/contract/search.ts';
import { asked, later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, wordsOf } from '../../ui/harness/screen.ts';
import { cardOf, kettle, pageOf, product, shirt, teapot } from '../harness/products.ts';
import { openShop } from '../harness/shop.ts';

const searches = () =>
  asked.filter(({ type: name }) => name === 'catalog.search').map(({ payload }) => (payload as { text: string }).text);

const names = () =>
  all('listitem', undefined, get('list', 'Search results')).map((item) => wordsOf(item.querySelector('button')));

describe('searching', () => {
  test('begins in the search field, which has focus', async () => {
    await openShop();

    expect(document.activeElement).toBe(await find('combobox', 'Search products'));
  });

  test('shows what was found, and how many', async () => {
    await openShop();
    type(await find('combobox', 'Search products'), 'kett');

    await find('list', 'Search results');
    expect(names()).toEqual(['Kettle']);
    expect(wordsOf(get('status'))).toBe('1 result');
  });

  test('offers each word by itself when all of them together find nothing', async () => {
    await openShop();
    const field = await find<HTMLInputElement>('combobox', 'Search products');
    type(field, 'coffee kettle');
    (await find('button', 'Search for kettle')).click();

    await find('list', 'Search results');
    expect(field.value).toBe('kettle');
    expect(get('button', 'Kettle')).toBeTruthy();
    expect(document.activeElement).toBe(field);
  });

  test('says so when nothing was found', async () => {
    await openShop();
    type(await find('combobox', 'Search products'), 'xyzzy');

    const browse = await find('button', 'Browse products');
    expect(wordsOf(get('status'))).toBe('Nothing found for “xyzzy”');
    browse.focus();
    browse.click();
    await drawn();
    expect(document.activeElement).toBe(get('combobox', 'Search products'));
  });

  test('shows only the answer to what stands in the field, whichever comes first', async () => {
    const slow = later<SearchPage>();
    await openShop({
      answers: {
        'catalog.search': ({ text }, pass) =>
          text === '' ? pass() : text === 'tea' ? slow.promise : pageOf([cardOf(text === 'kettle' ? kettle : shirt)]),
      },
    });
    const field = await find<HTMLInputElement>('combobox', 'Search products');
    await find('list', 'Products');
    asked.length = 0;
    type(field, 'tea');
    press(field, 'Enter');
    type(field, 'kettle');
    press(field, 'Enter');
    await find('list', 'Search results');

    slow.give(pageOf([cardOf(teapot)]));
    await drawn();

    expect(names()).toEqual(['Kettle']);
    expect(searches()).toEqual(['tea', 'kettle']);
  });

  test('does not search while an input method composes', async () => {
    await openShop();
    const field = await find<HTMLInputElement>('combobox', 'Search products');
    await find('list', 'Products');
    asked.length = 0;

    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    type(field, 'ket');
    press(field, 'Escape');
    expect(field.value).toBe('ket');
    type(field, 'kettle');
    field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    await find('list', 'Search results');

    expect(searches()).toEqual(['kettle']);
  });

  test('shows no earlier results as the answer to what failed', async () => {
    await openShop({
      answers: {
        'catalog.search': ({ text }) => {
          if (text === 'kettle!') throw { name: 'timeout', host: 'api.example.com' };
          return pageOf([cardOf(kettle)]);
        },
      },
    });
    const field = await find('combobox', 'Search products');
    type(field, 'kettle');
    await find('list', 'Search results');

    type(field, 'kettle!');
    const alert = await find('alert');

    expect(wordsOf(alert)).toContain('no answer from api.example.com in time');
    expect(all('list', 'Search results')).toHaveLength(0);
    get('button', 'Try again').focus();
    get('button', 'Try again').click();
    await drawn();
    expect(document.activeElement).toBe(field);

    type(field, 'kettle');
    press(field, 'Enter');
    await drawn();
    expect(names()).toEqual(['Kettle']);
    expect(all('alert')).toHaveLength(0);
  });

  test('keeps the results there are when their next page fails', async () => {
    await openShop({
      answers: {
        'catalog.search': ({ offset }) => {
          if (offset > 0) throw { name: 'timeout', host: 'api.example.com' };
          return pageOf([cardOf(kettle)], { total: 2, nextOffset: 1 });
        },
      },
    });
    type(await find('combobox', 'Search products'), 'kettle');
    await find('list', 'Search results');

    get('button', 'Show more').click();
    await find('alert');

    expect(names()).toEqual(['Kettle']);
  });

  test('brings the next page', async () => {
    await openShop({
      answers: {
        'catalog.search': ({ offset }) =>
          offset === 0 ? pageOf([cardOf(teapot)], { total: 2, nextOffset: 1 }) : pageOf([cardOf(kettle)], { total: 2 }),
      },
    });
    type(await find('combobox', 'Search products'), 'e');
    await find('list', 'Search results');

    get('button', 'Show more').focus();
    get('button', 'Show more').click();
    await drawn();

    expect(names()).toEqual(['Teapot', 'Kettle']);
    expect(all('button', 'Show more')).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', 'Kettle'));
  });

  test('says that it searches only when that takes a while', async () => {
    await openShop({
      answers: {
        'catalog.search': ({ text }) => (text === '' ? pageOf([cardOf(teapot)]) : new Promise<SearchPage>(() => {})),
      },
    });
    const field = await find('combobox', 'Search products');
    await find('list', 'Products');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    type(field, 'kettle');
    press(field, 'Enter');
    await drawn();
    expect(wordsOf(get('status'))).toBe('');

    vi.advanceTimersByTime(500);
    await drawn();
    expect(wordsOf(get('status'))).toBe('Searching');
    vi.useRealTimers();
  });

  test('begins another list at its top, and leaves one that grows where it is', async () => {
    await openShop({
      answers: {
        'catalog.search': ({ text, offset }) =>
          text === 'e' && offset === 0
            ? pageOf([cardOf(teapot)], { total: 2, nextOffset: 1 })
            : pageOf([cardOf(kettle)], { total: 2 }),
      },
    });
    const field = await find('combobox', 'Search products');
    await find('list', 'Products');
    const scroller = document.querySelector('main') as HTMLElement;
    scroller.scrollTop = 300;
    type(field, 'e');
    await find('list', 'Search results');
    expect(scroller.scrollTop).toBe(0);

    scroller.scrollTop = 200;
    get('button', 'Show more').click();
    await drawn();
    expect(names()).toEqual(['Teapot', 'Kettle']);
    expect(scroller.scrollTop).toBe(200);

    get('button', 'Kettle').click();
    await find('heading', 'Kettle');
    press(document.body, 'Escape');
    await drawn();
    expect(scroller.scrollTop).toBe(200);
  });

  test('is undone by Escape', async () => {
    await openShop();
    const field = await find<HTMLInputElement>('combobox', 'Search products');
    type(field, 'kettle');
    await find('list', 'Search results');

    press(field, 'Escape');
    await drawn();

    expect(field.value).toBe('');
    expect(get('list', 'Products')).toBeTruthy();
  });

  test('is come back to by Ctrl or Command and K, with what was typed selected', async () => {
    await openShop();
    const field = await find<HTMLInputElement>('combobox', 'Search products');
    type(field, 'kett');
    await find('list', 'Search results');
    get('button', 'Settings').focus();

    press(get('button', 'Settings'), 'k', { ctrlKey: true });
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, 4]);

    get('button', 'Settings').focus();
    press(get('button', 'Settings'), 'k');
    expect(document.activeElement).toBe(get('button', 'Settings'));
    press(get('button', 'Settings'), 'K', { metaKey: true });
    expect(document.activeElement).toBe(field);
  });

  test('puts the result that has focus into the cart by Ctrl or Command and Enter', async () => {
    await openShop();
    type(await find('combobox', 'Search products'), 'kett');
    await find('list', 'Search results');
    get('button', 'Kettle').focus();

    press(get('button', 'Kettle'), 'Enter', { ctrlKey: true });

    expect(await find('button', 'Cart, 1 item')).toBeTruthy();
    expect(document.activeElement).toBe(get('button', 'Kettle'));
  });

  test('leads to the options of the result that has focus, and by Escape back to it alone', async () => {
    await openShop();
    type(await find('combobox', 'Search products'), 'linen');
    await find('list', 'Search results');
    get('button', 'Linen shirt').focus();

    press(get('button', 'Linen shirt'), 'Enter', { ctrlKey: true });
    await find('radiogroup', 'Size');
    const opener = get('button', 'Choose options for Linen shirt');
    expect(document.activeElement).toBe(opener);
    expect(opener.getAttribute('aria-expanded')).toBe('true');

    press(opener, 'Escape');
    await drawn();
    expect(all('radiogroup')).toEqual([]);
    expect(get('list', 'Search results')).toBeTruthy();
  });

  test('leads by arrow keys from the field to the results and back', async () => {
    await openShop();
    const field = await find('combobox', 'Search products');
    await find('list', 'Products');

    press(field, 'ArrowDown');
    expect(document.activeElement).toBe(get('button', 'Teapot'));
    press(get('button', 'Teapot'), 'ArrowDown');
    expect(document.activeElement).toBe(get('button', 'Kettle'));
    press(get('button', 'Kettle'), 'ArrowUp');
    press(get('button', 'Teapot'), 'ArrowUp');
    expect(document.activeElement).toBe(field);
  });
});

test.each([
  ['has no price here', { price: undefined }, 'Not sold in your country'],
  ['is sold out', { available: false }, 'Sold out'],
])('a product that %s says so and offers no Add', async (_, facts, words) => {
  const { price, ...rest } = cardOf(teapot);
  const card = { ...rest, ...(price && { price }), ...facts } as typeof rest;
  await openShop({ answers: { 'catalog.search': () => pageOf([card]) } });

  expect(wordsOf(await find('list', 'Products'))).toContain(words);
  expect(all('button', /^Add/)).toHaveLength(0);
});

test('markup in a name stays text, and an address that is no picture reaches no image', async () => {
  const hostile = product('<img src=x onerror=alert(1)>', { picture: { url: 'javascript:alert(1)' } });
  await openShop({ answers: { 'catalog.search': () => pageOf([cardOf(hostile)]) } });

  expect(await find('button', '<img src=x onerror=alert(1)>')).toBeTruthy();
  expect(document.querySelectorAll('img')).toHaveLength(0);
});

describe('the product view', () => {
  beforeEach(async () => {
    await openShop({ cart: [] });
    const name = await find('button', 'Linen shirt');
    name.focus();
    name.click();
    await find('radiogroup', 'Size');
  });

  test('has a group for each way in which the variants differ', () => {
    expect(wordsOf(get('heading', 'Linen shirt'))).toBe('Linen shirt');
    expect(
      all('radio', undefined, get('radiogroup', 'Color')).map((radio) => (radio as HTMLInputElement).value),
    ).toEqual(['navy', 'oat']);
  });

  test('adds the chosen variant as often as said', async () => {
    get('radio', 'M').click();
    await drawn();
    get('button', 'Increase quantity').click();
    await drawn();
    get('button', 'Add to cart').click();
    await drawn();

    expect(asked.at(-1)).toMatchObject({
      payload: { kind: 'add', draft: { productId: 'linen-shirt', variantId: 2 }, quantity: 2 },
    });
    expect(get('button', 'Cart, 2 items')).toBeTruthy();
    get('button', 'Cart, 2 items').click();
    await find('spinbutton', /^Quantity of Linen shirt/);
  });

  test('moves on to a variant that has what was chosen, and says when it is sold out', async () => {
    get('radio', 'Oat').click();
    await drawn();

    expect(get<HTMLInputElement>('radio', 'M').checked).toBe(true);
    expect(all('button', 'Add to cart')).toHaveLength(0);
    expect(document.body.textContent).toContain('This one is sold out');
  });

  test('tells screen readers what the choice has led to', async () => {
    const said = () => wordsOf(document.querySelector('[aria-live]'));
    get('radio', 'M').click();
    await drawn();
    expect(said()).toBe('€40.00');

    get('radio', 'S').click();
    await drawn();
    get('radio', 'Oat').click();
    await drawn();
    expect(said()).toBe('Size: M. This one is sold out');
  });

  test('lets every value be read in its own direction', () => {
    expect(all('radio').map((radio) => radio.parentElement?.querySelector('[dir=auto]')?.textContent)).toEqual([
      'Navy',
      'Oat',
      'S',
      'M',
    ]);
  });

  test('gives way to the list by Escape, with focus where it was', async () => {
    press(document.body, 'Escape');
    await drawn();

    expect(document.activeElement).toBe(get('button', 'Linen shirt'));
  });
});
