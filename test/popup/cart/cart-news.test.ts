import { describe, expect, test } from 'vitest';
import type { Cart, CartNews } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import type { Failure } from '../../../src/contract/failure.ts';
import { asked, later, tellPage } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, wordsOf } from '../../ui/harness/screen.ts';
import { createShop } from '../harness/hand-made-shop.ts';
import { openPopup } from '../harness/popup.ts';
import { cartOf, countedLine, kettle, line, shirt, teapot } from '../harness/products.ts';

const payloads = (wanted: string) => asked.filter(({ type }) => type === wanted).map(({ payload }) => payload);
const changes = () => payloads('cart.change') as CartCommand[];
const said = () => wordsOf(document.querySelector('[aria-live=polite]'));

/** The popup is open, and the worker tells of this. */
async function hear(news: CartNews, cart: Cart = cartOf([line(teapot, 3)])) {
  await openPopup(createShop({ cart: { ...cart, revision: 1 } }));
  await find('list', 'Products');
  tellPage({ cart: { ...cart, news: [news], revision: 2 } });
  await drawn();
}

const refused = (failure: Failure, facts: Partial<CartNews & { kind: 'refused' }> = {}): CartNews => ({
  id: 'news',
  kind: 'refused',
  failure,
  commands: ['long-ago'],
  line: countedLine(teapot, 7),
  ...facts,
});

describe('a change that the shop has refused', () => {
  test('is put back with the reason, and the quantity that can be had is one press away', async () => {
    await hear(refused({ name: 'above-limit', limit: 4 }));
    expect(wordsOf(get('alert'))).toBe('Teapot stays at 3. You can have at most 4 of this in your cart.');

    get('button', 'Set to 4').focus();
    get('button', 'Set to 4').click();
    await drawn();

    expect(changes()).toMatchObject([{ kind: 'set', line: { lineId: 'line-teapot' }, quantity: 4 }]);
    expect(payloads('cart.dismiss')).toEqual(['news']);
    expect(all('alert')).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', 'Cart, 4 items'));
  });

  test('adds as many as can be had of what is not in the cart', async () => {
    await hear(refused({ name: 'below-limit', limit: 6 }, { line: countedLine(kettle, 1) }));
    expect(wordsOf(get('alert'))).toBe('Kettle was not added. This is sold from 6 on.');

    get('button', 'Set to 6').click();
    await drawn();

    expect(changes()).toMatchObject([{ kind: 'add', draft: { productId: 'kettle' }, quantity: 6 }]);
  });

  test('offers no quantity that is in the cart already', async () => {
    await hear(refused({ name: 'above-limit', limit: 3 }));

    expect(all('button', /^Set to/)).toHaveLength(0);
  });

  test('leads to the product where another variant may be had', async () => {
    const traits = [{ axis: 'size', label: 'M' }];
    await hear(refused({ name: 'not-sold-here' }, { line: countedLine(shirt, 1, { traits }) }));
    expect(wordsOf(get('alert'))).toBe('Linen shirt, size M was not added. This is not sold in your country.');

    get('button', 'Choose another').click();

    expect(await find('heading', 'Linen shirt')).toBeTruthy();
    expect(all('alert')).toHaveLength(0);
  });

  test('leads to the form where signing in helps', async () => {
    await hear(refused({ name: 'session-ended' }));
    get('button', 'Sign in').click();

    expect(await find('textbox', 'Password')).toBeTruthy();
  });

  test('can be tried again where it was made here, as a new command', async () => {
    const answers = [later<Cart>(), later<Cart>()];
    let turn = 0;
    await openPopup({ ...createShop(), 'cart.change': () => answers[turn++]?.promise ?? cartOf([]) });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    const [command] = changes();
    const commands = [command?.id ?? ''];
    const news = refused({ name: 'conflict' }, { commands, line: countedLine(teapot, 1) });
    tellPage({ cart: { ...cartOf([]), revision: 1, commands, news: [news] } });
    await drawn();
    expect(get('button', 'Cart, empty')).toBeTruthy();

    get('button', 'Try again').click();
    await drawn();

    expect(get('button', 'Cart, 1 item')).toBeTruthy();
    expect(changes()[1]).toEqual({ ...command, id: changes()[1]?.id });
    expect(changes()[1]?.id).not.toBe(command?.id);
  });

  test.each(['the shop', 'the worker'])('by %s is no longer said to have been made', async (who) => {
    const answer = later<Cart>();
    await openPopup({ ...createShop(), 'cart.change': () => answer.promise });
    (await find('button', 'Add Teapot to cart')).click();
    await drawn();
    expect(said()).toContain('Teapot added.');

    const commands = changes().map(({ id }) => id);
    const news = refused({ name: 'refused' }, { commands, line: countedLine(teapot, 1) });
    if (who === 'the worker') answer.refuse({ name: 'storage-failed' });
    else tellPage({ cart: { ...cartOf([]), revision: 1, commands, news: [news] } });
    await find('alert');

    expect(said()).toBe('');
  });

  test('cannot be tried again from here where it was made elsewhere', async () => {
    await hear(refused({ name: 'conflict' }));

    expect(all('button', 'Try again')).toHaveLength(0);
  });

  test('of the cart as a whole says so, and can be put away', async () => {
    const { line: _, ...news } = refused({ name: 'tax-unknown', supportId: 'abc-123' }) as CartNews & {
      kind: 'refused';
    };
    await hear(news);
    expect(wordsOf(get('alert'))).toBe(
      'Your cart was not changed. The shop does not know the tax there. Ask the shop whether it delivers there.',
    );
    expect(document.body.textContent).toContain('abc-123');

    get('button', 'Dismiss').focus();
    get('button', 'Dismiss').click();
    await drawn();

    expect(all('alert')).toHaveLength(0);
    expect(payloads('cart.dismiss')).toEqual(['news']);
    expect(document.activeElement).toBe(get('button', 'Cart, 3 items'));
  });

  test('takes the Undo of its removal away, and focus is not lost', async () => {
    const cart = cartOf([line(teapot, 2)]);
    await openPopup(createShop({ cart, obstacle: () => 'silence' }));
    (await find('button', 'Cart, 2 items')).click();
    (await find('button', 'Remove Teapot')).click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Undo'));

    const commands = changes().map(({ id }) => id);
    tellPage({ cart: { ...cart, revision: 9, news: [refused({ name: 'cart-locked' }, { commands })] } });
    await drawn();

    expect(all('button', 'Undo')).toHaveLength(0);
    expect(document.activeElement).toBe(get('heading', 'Cart'));
  });
});

describe('what happened to the cart', () => {
  const lines = [countedLine(teapot, 2), countedLine(kettle, 0)];

  test.each<[CartNews, RegExp]>([
    [
      { id: 'n', kind: 'sent-late', count: 2, since: new Date().setHours(9, 5) },
      /^2 changes from 9:05 AM have reached the shop now\.$/,
    ],
    [
      { id: 'n', kind: 'changed-elsewhere', lines },
      /^Your cart was changed on another device: now 2 × Teapot and no Kettle\.$/,
    ],
    [{ id: 'n', kind: 'ordered' }, /^Your cart has been ordered\. What you add now goes into a new one\.$/],
  ])('is said to eyes and ears, and stays until it is put away: %o', async (news, words) => {
    await hear(news, cartOf([line(teapot, 2)]));
    expect(said()).toMatch(words);
    expect([...document.querySelectorAll('.strip .notice-text')].map(wordsOf)[0]).toMatch(words);

    get('button', 'Dismiss').click();
    await drawn();

    expect(document.querySelector('.strip')).toBeNull();
    expect(payloads('cart.dismiss')).toEqual(['n']);
  });

  test('is told of another device’s changes as long as the lines are so, and no longer', async () => {
    const news: CartNews = {
      ...{ id: 'n', kind: 'changed-elsewhere' },
      lines: [countedLine(teapot, 2), countedLine(kettle, 5)],
    };
    await openPopup(createShop({ cart: { ...cartOf([line(teapot, 2), line(kettle, 5)]), news: [news] } }));
    (await find('button', 'Cart, 7 items')).click();
    (await find('button', 'Increase quantity of Teapot')).click();
    await drawn();
    expect(wordsOf(document.querySelector('.strip'))).toContain('another device: now 5 × Kettle.');

    get('button', 'Increase quantity of Kettle').click();
    await drawn();
    expect(document.querySelector('.strip')).toBeNull();
  });

  test('is said at opening when it happened before', async () => {
    await openPopup(createShop({ cart: { ...cartOf([]), news: [{ id: 'n', kind: 'ordered' }] } }));
    await find('list', 'Products');

    expect(document.body.textContent).toContain('Your cart has been ordered.');
    expect(said()).toContain('Your cart has been ordered.');
  });

  test('when the shop has lost the cart can be made good', async () => {
    await hear(
      { id: 'n', kind: 'lost', why: 'expired', lines: [countedLine(teapot, 2), countedLine(kettle, 1)] },
      cartOf([]),
    );
    expect(wordsOf(get('alert'))).toBe('The shop no longer has your cart. Lost with it: 2 × Teapot and 1 × Kettle.');

    get('button', 'Put back').click();
    await drawn();

    expect(changes()).toMatchObject([
      { kind: 'add', draft: { productId: 'teapot' }, quantity: 2 },
      { kind: 'add', draft: { productId: 'kettle' }, quantity: 1 },
    ]);
    expect(changes()[0]).not.toHaveProperty('draft.quantity');
    expect(get('button', 'Cart, 3 items')).toBeTruthy();
    expect(all('alert')).toHaveLength(0);
  });

  test('names what could not come along into another currency, and does not offer it again', async () => {
    await hear({ id: 'n', kind: 'lost', why: 'currency', lines: [countedLine(teapot, 2)] });

    expect(wordsOf(get('alert'))).toContain('not all of your cart could be taken along: 2 × Teapot.');
    expect(all('button', 'Put back')).toHaveLength(0);
  });

  test('names what stayed in the old cart, and leads back to it', async () => {
    const others = [{ id: 'old', currency: 'EUR', country: 'DE' }];
    const news: CartNews = {
      ...{ id: 'n', kind: 'lost', why: 'currency', lines: [countedLine(teapot, 2)], cartId: 'old' },
      besides: [
        { kind: 'custom', name: 'Gift wrap' },
        { kind: 'code', name: 'SUMMER' },
        { kind: 'address', name: '' },
        { kind: 'method', name: 'Express' },
        { kind: 'details', name: '' },
      ],
    };
    await openPopup({
      ...createShop({ cart: { ...cartOf([]), others, news: [news], revision: 1 } }),
      'cart.use': () => ({ ...cartOf([line(teapot, 2)]), revision: 9 }),
    });
    expect((await find('alert')).parentElement?.className).toContain('notice-news');
    expect(wordsOf(get('alert'))).toContain(
      'Kept in your old cart: 2 × Teapot, Gift wrap, the discount code SUMMER, the delivery address, shipping by Express, and what you entered in the shop.',
    );

    get('button', 'Back to the old cart').focus();
    get('button', 'Back to the old cart').click();

    expect(document.activeElement).toBe(await find('button', 'Cart, 2 items'));
    expect(payloads('cart.use')).toEqual([{ id: 'old' }]);
    expect(payloads('cart.dismiss')).toEqual(['n']);
    expect(all('alert')).toHaveLength(0);
  });

  test('names three products and counts the rest', async () => {
    const many = ['Cup', 'Jug', 'Pot', 'Pan', 'Lid'].map((name) => ({ ...countedLine(teapot, 1), name }));
    await hear({ id: 'n', kind: 'changed-elsewhere', lines: many });

    expect(said()).toContain('now 1 × Cup, 1 × Jug, 1 × Pot, and 2 more.');
  });

  test('tells the variant without a comma that would pass for the list’s', async () => {
    const medium = countedLine(shirt, 1, { traits: [{ axis: 'size', label: 'M' }] });
    await hear({ id: 'n', kind: 'changed-elsewhere', lines: [medium, countedLine(kettle, 2)] });

    expect(said()).toContain('now 1 × Linen shirt (size M) and 2 × Kettle.');
  });

  test('leads to the cart where two have become one', async () => {
    await hear({ id: 'n', kind: 'merged', lines: [{ ...countedLine(teapot, 3), guestQuantity: 2 }] });
    get('button', 'Show cart').click();

    expect(await find('heading', 'Your two carts are one')).toBeTruthy();
    expect(document.querySelector('.strip')).toBeNull();
  });

  test('is told one at a time, what was refused first', async () => {
    const shop = createShop({
      cart: {
        ...cartOf([line(teapot, 3)]),
        news: [{ id: 'o', kind: 'ordered' }, refused({ name: 'above-limit', limit: 4 })],
      },
    });
    await openPopup(shop);
    expect(wordsOf(await find('alert'))).toContain('Teapot stays at 3.');
    expect(all('button', 'Dismiss')).toHaveLength(1);

    get('button', 'Dismiss').click();
    await drawn();
    expect(document.body.textContent).toContain('Your cart has been ordered.');
  });
});

test('a loss is told before what is only news', async () => {
  const news: CartNews[] = [
    { id: 'o', kind: 'ordered' },
    { id: 'l', kind: 'lost', why: 'expired', lines: [countedLine(teapot, 2)] },
  ];
  await openPopup(createShop({ cart: { ...cartOf([]), news } }));

  expect(wordsOf(await find('alert'))).toContain('The shop no longer has your cart.');
});

describe('other carts', () => {
  const others = [
    { id: 'old', currency: 'EUR', country: 'DE' },
    { currency: 'USD', country: 'US' },
  ];
  const open = async (answer: () => Cart) => {
    const cart = { ...cartOf([line(kettle, 1)]), others, revision: 1 };
    await openPopup({ ...createShop({ cart }), 'cart.use': answer });
    (await find('button', 'Cart, 1 item')).click();
    await find('heading', 'Other carts');
  };

  test('are below the cart, by currency and country, and one press away', async () => {
    await open(() => ({ ...cartOf([line(teapot, 2)]), revision: 9 }));
    get('button', 'Use this cart: Euro, Germany').click();
    await find('button', 'Cart, 2 items');

    expect(payloads('cart.use')).toEqual([{ id: 'old' }]);
    expect(document.activeElement).toBe(get('heading', 'Cart'));
    expect(all('heading', 'Other carts')).toHaveLength(0);
  });

  test('may be one that is still to be made', async () => {
    await open(() => ({ ...cartOf([]), revision: 9 }));
    get('button', 'Use this cart: US Dollar, United States').click();
    await find('button', 'Cart, empty');

    expect(payloads('cart.use')).toEqual([{}]);
  });

  test('that are gone are said to be', async () => {
    await open(() => {
      throw { name: 'not-found' };
    });
    get('button', 'Use this cart: Euro, Germany').click();

    expect(wordsOf(await find('alert'))).toContain('The shop no longer has this.');
    expect(get('button', 'Cart, 1 item')).toBeTruthy();
  });
});

describe('changes of long ago', () => {
  const forgotten = { since: new Date().setHours(9, 5), lines: [countedLine(teapot, 2)] };

  test.each([
    ['Add', 'send', 'Cart, 3 items'],
    ['Leave out', 'drop', 'Cart, 1 item'],
  ])('are asked about: %s', async (answer, choice, name) => {
    await openPopup(createShop({ cart: { ...cartOf([line(kettle, 1)]), forgotten } }));
    expect(wordsOf(await find('alert'))).toBe('From 9:05 AM: 2 × Teapot. Add this now?');
    expect(get('button', 'Cart, 1 item')).toBeTruthy();

    get('button', answer).focus();
    get('button', answer).click();

    expect(document.activeElement).toBe(await find('button', name));
    expect(payloads('cart.decide')).toEqual([choice]);
    expect(all('alert')).toHaveLength(0);
  });
});
