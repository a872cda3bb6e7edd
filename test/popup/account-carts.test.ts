import { describe, expect, test } from 'vitest';
import type { CartChoice } from '../../src/contract/account.ts';
import type { Cart, CartNews } from '../../src/contract/cart.ts';
import { asked } from '../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { createShop, openPopup } from './harness/popup.ts';
import { cartOf, countedLine, kettle, line, shirt, teapot } from './harness/products.ts';

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);
const size = [{ axis: 'size', label: 'M' }];
const mediumShirt = (quantity: number) => line(shirt, quantity, { traits: size });

async function signIn() {
  (await find('button', 'Account')).click();
  await find('button', 'Sign in');
  type(get('textbox', 'Email'), 'ada@example.com');
  type(get('textbox', 'Password'), 'secret');
  get('button', 'Sign in').click();
}

/** A guest with two shirts and a kettle signs in; the account has three shirts and a teapot. */
function shopWithTwoCarts(news: 'some' | 'none' = 'some') {
  const merged = cartOf([mediumShirt(3), line(kettle, 1), line(teapot, 5)]);
  const told: CartNews = {
    id: 'merge',
    kind: 'merged',
    lines: [
      { ...countedLine(shirt, 3, { traits: size }), guestQuantity: 2 },
      { ...countedLine(teapot, 5), guestQuantity: 4 },
    ],
  };
  const shop = createShop({ cart: news === 'none' ? merged : { ...merged, news: [told] } });
  return {
    ...shop,
    'account.signIn': (credentials: Parameters<(typeof shop)['account.signIn']>[0]) =>
      credentials.carts
        ? shop['account.signIn'](credentials)
        : { guest: cartOf([mediumShirt(2), line(kettle, 1)]), customer: cartOf([mediumShirt(3), line(teapot, 5)]) },
  };
}

describe('two carts at sign-in', () => {
  test('are shown with what each answer means, before anything has happened', async () => {
    await openPopup(shopWithTwoCarts());
    await signIn();
    const both = await find('button', 'Keep both');

    expect(document.activeElement).toBe(get('heading', 'Two carts'));
    expect(all('listitem', undefined, get('list', 'Here')).map((entry) => wordsOf(entry))).toEqual([
      '2 × Linen shirt, size M2',
      '1 × Kettle',
    ]);
    const described = (button: HTMLElement) =>
      wordsOf(document.getElementById(button.getAttribute('aria-describedby') ?? ''));
    expect(described(both)).toBe('Of a product in both, the larger quantity stays, not the sum.');
    expect(described(get('button', 'Keep only the cart here'))).toContain('8 items');
    expect(described(get('button', 'Keep only my account’s cart'))).toContain('3 items');
  });

  test('made one are shown in the cart, with what changed and why', async () => {
    await openPopup(shopWithTwoCarts());
    await signIn();
    (await find('button', 'Keep both')).click();
    await find('heading', 'Your two carts are one');

    expect(document.activeElement).toBe(get('heading', 'Cart'));
    expect(document.body.textContent).toContain(
      'Linen shirt, size M: now 3, because your earlier cart had 3. You had 2 here.',
    );
    expect(wordsOf(document.querySelector('[aria-live=polite]'))).toContain('Your two carts are one now');
  });

  test('give a quantity back by an ordinary change, and focus goes on to the next', async () => {
    await openPopup(shopWithTwoCarts());
    await signIn();
    (await find('button', 'Keep both')).click();
    const button = await find('button', 'Back to 2: Linen shirt, size M');
    button.focus();
    button.click();
    await drawn();

    expect(payloads('cart.change')).toMatchObject([{ kind: 'set', line: { lineId: 'line-linen-shirt' }, quantity: 2 }]);
    expect(all('button', /^Back to 2/)).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', 'Back to 4: Teapot'));

    get('button', 'Back to 4: Teapot').click();
    await drawn();
    expect(all('heading', 'Your two carts are one')).toHaveLength(0);
    expect(document.activeElement).toBe(get('heading', 'Cart'));
  });

  test('are said once: the notice can be put away', async () => {
    await openPopup(shopWithTwoCarts());
    await signIn();
    (await find('button', 'Keep both')).click();
    (await find('button', 'Dismiss')).click();
    await drawn();

    expect(payloads('cart.dismiss')).toEqual(['merge']);
    expect(all('heading', 'Your two carts are one')).toHaveLength(0);
    expect(document.activeElement).toBe(get('heading', 'Cart'));
  });

  test('of which one was left behind are no news', async () => {
    await openPopup(shopWithTwoCarts('none'));
    await signIn();
    (await find('button', 'Keep only my account’s cart')).click();
    await find('button', 'Sign out');

    expect(payloads('account.signIn').at(-1)).toMatchObject({ carts: 'leave-guest' });
    get('button', /^Cart, /).click();
    await find('heading', 'Cart');
    expect(all('heading', 'Your two carts are one')).toHaveLength(0);
  });

  test('are forgotten with the password when the view is left', async () => {
    await openPopup(shopWithTwoCarts());
    await signIn();
    press(await find('button', 'Keep both'), 'Escape');
    await drawn();
    get('button', 'Account').click();

    expect(await find('button', 'Sign in')).toBeTruthy();
    expect(get<HTMLInputElement>('textbox', 'Password').value).toBe('');
  });
});

describe('the choice between two carts', () => {
  const both = cartOf([mediumShirt(3), line(kettle, 1)]);
  const own = cartOf([mediumShirt(3)]);
  const news = (held: CartChoice, facts: object = {}): CartNews => ({
    id: 'merged',
    kind: 'merged',
    lines: [],
    held,
    ...facts,
  });
  const sides = (held: CartChoice, other: CartChoice) => ({ merge: { held, other }, news: [news(held)], revision: 5 });
  const openCart = async (cart: Cart, answer: Cart) => {
    await openPopup({ ...createShop({ cart }), 'cart.changeSides': () => answer });
    (await find('button', /^Cart, /)).click();
    await find('heading', 'Cart');
  };

  test.each<[CartChoice, string, CartChoice, string, string]>([
    [
      'merge',
      'Your two carts are one',
      'leave-guest',
      'Keep only my account’s cart',
      'You go on with your account’s cart',
    ],
    [
      'use-guest',
      'You go on with the cart from here',
      'leave-guest',
      'Keep only my account’s cart',
      'You go on with your account’s cart',
    ],
    [
      'leave-guest',
      'You go on with your account’s cart',
      'use-guest',
      'Keep only the cart here',
      'You go on with the cart from here',
    ],
  ])('after "%s" is one press away from the other', async (held, title, other, label, then) => {
    await openCart({ ...both, ...sides(held, other), revision: 1 }, { ...own, ...sides(other, held) });
    expect(get('heading', title)).toBeTruthy();
    expect(document.body.textContent).toContain('You can choose again for seven days');

    const button = get('button', label);
    button.focus();
    button.click();
    await find('heading', then);

    expect(payloads('cart.changeSides')).toEqual([other]);
    expect(get('button', 'Cart, 3 items')).toBeTruthy();
    expect(wordsOf(document.querySelector('[aria-live=polite]'))).toContain(then);
    // The same button leads back now, and has the focus still.
    expect(document.activeElement).toBe(button);
  });

  test('says what has stayed, and which code has to be typed again', async () => {
    const told = {
      ...own,
      ...sides('leave-guest', 'merge'),
      news: [news('leave-guest', { isPartial: true, lacksCode: true })],
    };
    await openCart(told, told);

    expect(document.body.textContent).toContain('Your cart had changed since.');
    expect(document.body.textContent).toContain('A discount code from another device could not be put back.');
  });

  test('stays below the cart when its news has been put away', async () => {
    const { news: _, ...put } = { ...both, ...sides('merge', 'leave-guest') };
    await openCart(put, { ...own, ...sides('leave-guest', 'merge'), revision: 9 });
    expect(get('heading', 'Other carts')).toBeTruthy();

    get('button', 'Keep only my account’s cart').click();
    await find('heading', 'You go on with your account’s cart');

    expect(document.activeElement).toBe(get('heading', 'Cart'));
    expect(all('heading', 'Other carts')).toHaveLength(0);
  });

  test('that cannot be changed now says why, and stays', async () => {
    const cart = { ...both, ...sides('merge', 'leave-guest') };
    await openPopup({
      ...createShop({ cart }),
      'cart.changeSides': () => {
        throw { name: 'storage-failed' };
      },
    });
    (await find('button', /^Cart, /)).click();
    (await find('button', 'Keep only my account’s cart')).click();

    expect(wordsOf(await find('alert'))).toMatch(/\S/);
    expect(get('button', 'Keep only my account’s cart').getAttribute('aria-busy')).toBe('false');
  });
});

describe('a cart that cannot come along', () => {
  const stubborn = () => {
    const shop = createShop({ cart: cartOf([line(teapot, 1)]) });
    return {
      ...shop,
      'account.signIn': (credentials: Parameters<(typeof shop)['account.signIn']>[0]) => {
        if (credentials.carts !== 'leave-guest') throw { name: 'cart-not-movable' };
        return shop['account.signIn'](credentials);
      },
    };
  };

  test('is left behind when the shopper says so, without typing anything again', async () => {
    await openPopup(stubborn());
    await signIn();
    expect(wordsOf(await find('alert'))).toContain('something in it is not sold where your account is');

    get('button', 'Sign in without this cart').click();
    await find('button', 'Sign out');

    expect(payloads('account.signIn').at(-1)).toEqual({
      email: 'ada@example.com',
      password: 'secret',
      keepSignedIn: true,
      carts: 'leave-guest',
    });
  });

  test('is left behind from the question too', async () => {
    const shop = stubborn();
    await openPopup({
      ...shop,
      'account.signIn': (credentials) =>
        credentials.carts
          ? shop['account.signIn'](credentials)
          : { guest: cartOf([line(teapot, 1)]), customer: cartOf([line(kettle, 1)]) },
    });
    await signIn();
    (await find('button', 'Keep both')).click();
    await find('alert');
    get('button', 'Sign in without this cart').click();

    await waitFor(() => expect(get('button', 'Sign out')).toBeTruthy());
  });
});
