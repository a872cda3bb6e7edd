import { describe, expect, test, vi } from 'vitest';
import type { Cart, CartCode, CartCommand, CodeState } from '../../src/contract/cart.ts';
import type { Failure } from '../../src/contract/failure.ts';
import { asked, later, surroundings, tellPage } from '../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { createShop, openPopup } from './harness/popup.ts';
import { cartOf, euro, kettle, line, shirt, teapot } from './harness/products.ts';

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);
const changes = () => payloads('cart.change') as CartCommand[];
const said = () => wordsOf(document.querySelector('[aria-live=polite]'));

async function openCart(facts: Partial<Cart> = {}, more: Parameters<typeof createShop>[0] = {}) {
  await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2)]), ...facts }, ...more }));
  (await find('button', /^Cart, /)).click();
  await find('heading', 'Cart');
  await drawn();
}

describe('the way to the side of the window', () => {
  const keepBeside = () => all('button', 'Keep open beside the page');

  test('opens the panel there, in the window the popup is of', async () => {
    await openPopup();
    (await find('button', /^Cart, /)).click();
    await find('heading', 'Cart');
    await drawn();

    keepBeside()[0]?.click();

    expect(surroundings.besides).toEqual([3]);
  });

  test('is not there where the panel stands at the side already', async () => {
    await openPopup();
    surroundings.isPopup = false;
    (await find('button', /^Cart, /)).click();
    await find('heading', 'Cart');

    expect(keepBeside()).toEqual([]);
  });
});

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

describe('a discount code', () => {
  const states: Record<CodeState, string> = {
    waiting: 'Being checked.',
    applied: 'Applied.',
    'not-active': 'Switched off by the shop.',
    'not-valid': 'Does not count today.',
    'no-match': 'Nothing in your cart qualifies yet.',
    'used-up': 'Used as often as it may be.',
    stopped: 'Another discount comes first, and does not go with it.',
    beaten: 'Another discount saves you more.',
    unknown: 'Does not count now; the shop does not say why.',
  };

  test.each(Object.entries(states))('that is %s says so', async (state, words) => {
    await openCart({ codes: [{ id: 'c', code: 'TEA', state: state as CodeState }] });

    expect(all('listitem', undefined, get('list', 'Discount codes')).map(wordsOf)).toEqual([`TEA ${words}`]);
  });

  test('is there at once, and what has become of it is said', async () => {
    await openCart({}, { obstacle: () => 'silence' });
    type(get('textbox', 'Discount code'), ' TEA ');
    get('button', 'Apply code').click();
    await drawn();
    expect(wordsOf(get('list', 'Discount codes'))).toBe('TEA Being checked.');
    expect(get<HTMLInputElement>('textbox', 'Discount code').value).toBe('');
    const [command] = changes();
    expect(command).toMatchObject({ kind: 'add-code', code: 'TEA' });

    const code: CartCode = { id: 'the-shops-own', code: 'TEA', state: 'applied' };
    tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: 9, codes: [code] } });
    await drawn();
    expect(said()).toBe('Code TEA: Applied.');
  });

  test('is taken out, and focus goes to the field', async () => {
    const code: CartCode = { id: 'c', code: 'TEA', state: 'applied' };
    await openCart({ codes: [code] });
    get('button', 'Remove code TEA').click();
    await drawn();

    expect(changes()).toMatchObject([{ kind: 'remove-code', code }]);
    expect(all('list', 'Discount codes')).toHaveLength(0);
    expect(document.activeElement).toBe(get('textbox', 'Discount code'));
  });

  test('is taken out, and what the cart comes to then is said once the shop has answered', async () => {
    const code: CartCode = { id: 'c', code: 'TEA', state: 'applied' };
    await openCart({ codes: [code] }, { obstacle: () => 'silence' });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    get('button', 'Remove code TEA').click();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(said()).not.toContain('€');

    const totals = { subtotal: euro(2000), total: euro(1999) };
    const commands = changes().map(({ id }) => id);
    tellPage({ cart: { ...cartOf([line(teapot, 2)]), totals, revision: 9, commands } });
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();

    expect(said()).toBe('Cart, 2 items, €19.99');
  });

  test.each<[Failure, string]>([
    [{ name: 'code-unknown' }, 'The shop does not know this code. Check how it is written.'],
    [{ name: 'code-not-now', from: '2999-12-01T00:00:00Z' }, 'This code counts from December 1, 2999 on.'],
    [{ name: 'code-not-now', from: '2001-01-01T00:00:00Z', until: '2001-02-03T12:00:00Z' }, 'until February 3, 2001.'],
    [{ name: 'code-not-now' }, 'This code does not count today.'],
    [{ name: 'code-inactive' }, 'The shop has switched this code off.'],
    [{ name: 'too-many-codes' }, 'Remove one first.'],
  ])('that is refused is back in its field, with the reason: %o', async (failure, words) => {
    await openCart({}, { obstacle: () => 'silence' });
    const field = get<HTMLInputElement>('textbox', 'Discount code');
    type(field, 'TAE');
    get('button', 'Apply code').click();
    await drawn();
    const commands = changes().map(({ id }) => id);

    const news = [{ id: 'n', kind: 'refused', failure, commands, code: 'TAE' }] as const;
    tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: 9, commands, news: [...news] } });
    await drawn();

    expect(wordsOf(get('alert'))).toContain(words);
    expect(field.value).toBe('TAE');
    expect(field.getAttribute('aria-describedby')).toBe(get('alert').id);

    type(field, 'TEA');
    await drawn();
    expect(all('alert')).toHaveLength(0);
    expect(payloads('cart.dismiss')).toEqual(['n']);
  });

  test('that was refused and read here is not told again elsewhere, but if it is refused once more', async () => {
    await openCart({}, { obstacle: () => 'silence' });
    const refuse = (revision: number) => {
      const commands = changes().map(({ id }) => id);
      // The worker knows a refusal by what was refused.
      const news = [
        { id: 'again', kind: 'refused', failure: { name: 'code-unknown' }, commands, code: 'TAE' },
      ] as const;
      tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision, commands, news: [...news] } });
      return drawn();
    };
    type(get('textbox', 'Discount code'), 'TAE');
    get('button', 'Apply code').click();
    await drawn();
    await refuse(9);
    expect(all('alert')).toHaveLength(1);

    get('button', 'Account').click();
    await find('button', 'Sign in');
    expect(all('alert')).toEqual([]);
    expect(payloads('cart.dismiss')).toEqual(['again']);

    tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: 10 } });
    get('button', /^Cart, /).click();
    await find('heading', 'Cart');
    get('button', 'Apply code').click();
    await drawn();
    await refuse(20);
    expect(all('alert')).toHaveLength(1);
  });

  test('that was refused while another view is open is told there', async () => {
    const news: Cart['news'] = [
      { id: 'n', kind: 'refused', failure: { name: 'code-unknown' }, commands: [], code: 'TAE' },
    ];
    await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2)]), news } }));

    expect(wordsOf(await find('alert'))).toBe(
      'Code TAE was not taken. The shop does not know this code. Check how it is written.',
    );
  });
});

describe('what tax and shipping would come to', () => {
  test('is asked for by country and postal code, and then by the way it is sent', async () => {
    await openCart();
    get('button', 'Estimate tax and shipping').click();
    await drawn();
    expect(get<HTMLSelectElement>('combobox', 'Country').value).toBe('DE');
    type(get('textbox', 'Postal code'), ' 10115 ');
    get('button', 'Estimate').click();
    const group = await find('radiogroup', 'Shipping');

    expect(changes()).toMatchObject([{ kind: 'deliver-to', country: 'DE', postalCode: '10115' }]);
    await waitFor(() => expect(wordsOf(document.querySelector('[aria-live]'))).toMatch(/^Cart, 2 items, €/));
    expect(all('radio', undefined, group).map((radio) => wordsOf(radio.parentElement))).toEqual([
      'StandardFree above €50.00€4.90',
      'ExpressTomorrow€9.90',
    ]);
    get('radio', /^Express/, group).click();
    await drawn();
    expect(changes()[1]).toMatchObject({ kind: 'deliver-by', method: { id: 'express', name: 'Express' } });
    expect(get('button', 'To Germany, 10115, Express')).toBeTruthy();
    expect(all('radio', undefined, group).map((radio) => (radio as HTMLInputElement).checked)).toEqual([false, true]);
  });

  test('is free where the cart comes to enough, and what the shop takes once it is chosen', async () => {
    const cart = { ...cartOf([line(teapot, 6)]), delivery: { country: 'DE' } };
    const shop = createShop({ cart });
    await openPopup(shop);
    (await find('button', /^Cart, /)).click();
    (await find('button', 'To Germany')).click();
    const group = await find('radiogroup', 'Shipping');
    const ways = () => all('radio', undefined, group).map((radio) => wordsOf(radio.parentElement));
    expect(ways()).toEqual(['StandardFree', 'ExpressTomorrow€9.90']);

    const totals = { subtotal: euro(6000), shipping: euro(500), total: euro(6500) };
    const delivery = { country: 'DE', method: { id: 'express', name: 'Express' } };
    tellPage({ cart: { ...cart, totals, delivery, revision: 99 } });
    await drawn();
    expect(ways()).toEqual(['StandardFree', 'ExpressTomorrow€5.00']);
  });

  test('keeps the place that the shop knows no tax for in its form, and says so each time', async () => {
    await openCart({}, { obstacle: () => 'silence' });
    get('button', 'Estimate tax and shipping').click();
    await drawn();
    type(get('textbox', 'Postal code'), '1010');
    for (const revision of [9, 19]) {
      get('button', 'Estimate').click();
      await drawn();
      const commands = changes().map(({ id }) => id);
      const failure = { name: 'tax-unknown' } as const;
      const news = [{ id: 'n', kind: 'refused', failure, commands, country: 'AT' }] as const;
      tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision, commands, news: [...news] } });
      await drawn();

      expect(wordsOf(get('alert'))).toMatch(/^No estimate for Austria\. The shop does not know the tax there/);
      expect(get<HTMLInputElement>('textbox', 'Postal code').value).toBe('1010');
      get('button', 'Dismiss').click();
      tellPage({ cart: { ...cartOf([line(teapot, 2)]), revision: revision + 1, commands } });
      await drawn();
      expect(all('alert')).toEqual([]);
    }
  });

  test('says what it cannot say, and asks again', async () => {
    let isDown = true;
    const shop = createShop({ cart: { ...cartOf([line(teapot, 2)]), delivery: { country: 'DE' } } });
    await openPopup({
      ...shop,
      'cart.shippingOptions': () => {
        if (isDown) throw { name: 'timeout', host: 'api.example.com' };
        return [];
      },
    });
    (await find('button', /^Cart, /)).click();
    (await find('button', 'To Germany')).click();
    expect(wordsOf(await find('alert'))).toContain('no answer from api.example.com');

    isDown = false;
    get('button', 'Try again').click();
    await waitFor(() => expect(all('status').map(wordsOf)).toContain('The shop does not send there.'));
  });

  test('shows only the answer to the last question', async () => {
    const slow = later<[]>();
    let turn = 0;
    const shop = createShop({ cart: { ...cartOf([line(teapot, 2)]), delivery: { country: 'DE' } } });
    await openPopup({
      ...shop,
      'cart.shippingOptions': () => (turn++ === 0 ? slow.promise : shop['cart.shippingOptions']()),
    });
    (await find('button', /^Cart, /)).click();
    (await find('button', 'To Germany')).click();
    await drawn();
    get('button', 'Increase quantity of Teapot').click();
    await find('radiogroup', 'Shipping');
    slow.give([]);
    await drawn();

    expect(get('radiogroup', 'Shipping')).toBeTruthy();
  });

  test('is left alone where a whole address was given', async () => {
    await openCart({
      delivery: { country: 'DE', postalCode: '10115', method: { id: 's', name: 'Standard' }, isAddress: true },
    });

    expect(document.body.textContent).toContain('To Germany, 10115, Standard');
    expect(all('button', /^To Germany|^Estimate/)).toHaveLength(0);
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
