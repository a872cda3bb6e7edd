import { describe, expect, test } from 'vitest';
import type { Cart } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { asked } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, euro, kettle, line, shirt, teapot } from '../harness/products.ts';

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);

const changes = () => payloads('cart.change') as CartCommand[];

async function openCart(facts: Partial<Cart> = {}, more: Parameters<typeof createShop>[0] = {}) {
  await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2)]), ...facts }, ...more }));
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
  await drawn();
}

describe('a line', () => {
  const lineWith = (facts: Partial<Cart['lines'][number]>) => openCart({ lines: [line(teapot, 2, facts)] });
  const words = () => wordsOf(all('listitem', undefined, get('list', 'Cart'))[0]);

  test.each<[string, Partial<Cart['lines'][number]>]>([
    ['Was €8.00 when you added it', { costBefore: euro(800) }],
    ['€12.00 today', { today: { state: 'sold', unit: { now: euro(1200) } } }],
    ['Only 1 left', { today: { state: 'sold', left: 1 } }],
    ['Sold out now', { today: { state: 'sold-out' } }],
    ['No longer sold', { today: { state: 'gone' } }],
    ['Not sold in your country', { today: { state: 'not-sold-here' } }],
  ])('says what is worth knowing: %s', async (note, facts) => {
    await lineWith(facts);

    expect(words()).toContain(note);
  });

  test('says nothing of what is as it was', async () => {
    await lineWith({ today: { state: 'sold' } });

    expect(words()).toBe('Teapot€20.00€10.00 each');
    expect(all('button', 'Refresh prices')).toHaveLength(0);
  });

  test.each<[string, Partial<Cart['lines'][number]>, string]>([
    [
      'has another price',
      { today: { state: 'sold', unit: { now: euro(1200) } } },
      'Some prices in the shop are others',
    ],
    ['is gone', { today: { state: 'gone' } }, 'Refreshing takes it out.'],
  ])('that %s today can be brought up to date', async (_, facts, note) => {
    await lineWith(facts);
    expect(document.body.textContent).toContain(note);

    get('button', 'Refresh prices').click();
    await drawn();

    expect(changes()).toMatchObject([{ kind: 'refresh' }]);
  });

  test('that is a gift can neither be counted nor taken out', async () => {
    await openCart({ lines: [line(teapot, 2), line(kettle, 1, { isGift: true, total: euro(0) })] });

    expect(all('spinbutton', /Kettle/)).toHaveLength(0);
    expect(all('button', 'Remove Kettle')).toHaveLength(0);
    expect(wordsOf(get('list', 'Cart'))).toContain('1 × Gift');
  });

  test('is asked about once when the cart is opened', async () => {
    await openCart();
    await waitFor(() => expect(payloads('cart.check')).toHaveLength(1));

    get('button', 'Increase quantity of Teapot').click();
    await drawn();
    expect(payloads('cart.check')).toHaveLength(1);
  });
});

describe('the totals', () => {
  test.each([
    [true, 'included€3.19'],
    [undefined, 'added€3.19'],
  ] as const)('say of the tax whether the prices have it in them', async (isIncluded, words) => {
    const totals = {
      subtotal: euro(2000),
      discount: euro(200),
      shipping: euro(490),
      tax: euro(319),
      total: euro(2290),
    };
    await openCart({ totals: { ...totals, ...(isIncluded && { taxIsIncluded: true }) } });

    const cells = all('row').map((row) => [...row.children].map((cell) => wordsOf(cell)));
    expect(cells.map(([header]) => header)).toEqual(['Subtotal', 'Discount', 'Shipping', 'Tax', 'Total']);
    expect(cells[1]?.[1]).toBe('-€2.00');
    expect(cells[3]?.[1]?.replace(' ', '')).toBe(words);
  });
});

describe('the way to the checkout', () => {
  const checkoutUrl = 'https://shop.example/checkout';

  test('tells the worker that the shopper has gone on', async () => {
    await openCart({ checkoutUrl });
    const link = get('link', 'Checkout');
    link.addEventListener('click', (event) => event.preventDefault());
    link.click();

    expect(link.getAttribute('href')).toBe(checkoutUrl);
    expect(payloads('cart.checkOut')).toHaveLength(1);
  });

  test('tells a guest that the shop goes on with the cart, and offers to sign in', async () => {
    await openCart({ checkoutUrl });
    expect(document.body.textContent).toContain('The shop goes on with this cart.');

    get('button', 'Sign in first').click();
    expect(await find('textbox', 'Password')).toBeTruthy();
  });

  test('tells a customer nothing of that, nor anybody where there is no checkout', async () => {
    await openCart({ checkoutUrl }, { account: { state: 'customer', email: 'ada@example.com' } });
    expect(all('button', 'Sign in first')).toHaveLength(0);

    await openCart();
    expect(all('button', 'Sign in first')).toHaveLength(0);
    expect(all('link', 'Checkout')).toHaveLength(0);
  });
});

describe.each([
  ['frozen', 'The shop has frozen the prices of this cart'],
  ['locked', 'Somebody at the shop is working on this cart.'],
] as const)('a cart that is %s', (closed, words) => {
  test('says so, and nothing in it can be changed', async () => {
    await openCart({ closed, lines: [line(teapot, 2, { today: { state: 'gone' } }), line(shirt, 1)] });

    expect(all('status').map(wordsOf).join()).toContain(words);
    for (const name of ['Increase quantity of Teapot', 'Decrease quantity of Teapot', 'Remove Teapot']) {
      const button = get('button', name);
      expect(button.getAttribute('aria-disabled')).toBe('true');
      button.click();
    }
    const field = get<HTMLInputElement>('spinbutton', 'Quantity of Teapot');
    expect(field.readOnly).toBe(true);
    await drawn();
    expect(changes()).toEqual([]);
    expect(all('button', /Apply code|Estimate|Refresh prices/)).toHaveLength(0);
  });
});
