import { describe, expect, test } from 'vitest';
import type { CartChoice } from '../../../src/contract/account.ts';
import type { CartNews } from '../../../src/contract/cart.ts';
import { type Answers, asked } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { openShop, type ShopOptions } from '../harness/shop.ts';

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);
async function signIn() {
  (await find('button', 'Account')).click();
  await find('button', 'Sign in');
  type(get('textbox', 'Email'), 'ada@example.com');
  type(get('textbox', 'Password'), 'secret');
  get('button', 'Sign in').click();
}

/** A guest with two shirts, a kettle and four teapots; the account has three shirts and five teapots. */
const twoCarts: ShopOptions = {
  hasAccount: {
    cart: [
      ['linen-shirt', 3, 2],
      ['teapot', 5],
    ],
  },
  cart: [
    ['linen-shirt', 2, 2],
    ['kettle', 1],
    ['teapot', 4],
  ],
};

describe('two carts at sign-in', () => {
  test('are shown with what each answer means, before anything has happened', async () => {
    await openShop(twoCarts);
    await signIn();
    const both = await find('button', 'Keep both');

    expect(document.activeElement).toBe(get('heading', 'Two carts'));
    expect(all('listitem', undefined, get('list', 'Here')).map((entry) => wordsOf(entry))).toEqual([
      '2 × Linen shirt, size M, Navy2',
      '1 × Kettle',
      '4 × Teapot4',
    ]);
    const described = (button: HTMLElement) =>
      wordsOf(document.getElementById(button.getAttribute('aria-describedby') ?? ''));
    expect(described(both)).toBe('Of a product in both, the larger quantity stays, not the sum.');
    expect(described(get('button', 'Keep only the cart here'))).toContain('8 items');
    expect(described(get('button', 'Keep only my account’s cart'))).toContain('7 items');
  });

  test('made one are shown in the cart, with what changed and why', async () => {
    await openShop(twoCarts);
    await signIn();
    (await find('button', 'Keep both')).click();
    await find('heading', 'Your two carts are one');

    expect(document.activeElement).toBe(get('heading', 'Cart'));
    expect(document.body.textContent).toContain(
      'Linen shirt, size M, Navy: now 3, because your earlier cart had 3. You had 2 here.',
    );
    expect(wordsOf(document.querySelector('[aria-live=polite]'))).toContain('Your two carts are one now');
  });

  test('give a quantity back by an ordinary change, and focus goes on to the next', async () => {
    const shop = await openShop(twoCarts);
    await signIn();
    (await find('button', 'Keep both')).click();
    const button = await find('button', 'Back to 2: Linen shirt, size M, Navy');
    button.focus();
    button.click();
    await drawn();

    expect(payloads('cart.change')).toMatchObject([{ kind: 'set', line: { productId: 'linen-shirt' }, quantity: 2 }]);
    expect(all('button', /^Back to 2/)).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', 'Back to 4: Teapot'));

    get('button', 'Back to 4: Teapot').click();
    await waitFor(() => expect(all('button', /^Back to/)).toHaveLength(0));
    expect(document.activeElement).toBe(get('heading', 'Cart'));
    await waitFor(() => expect(shop.quantities()).toEqual({ 'linen-shirt': 2, teapot: 4, kettle: 1 }));
  });

  test('are said once: the notice can be put away', async () => {
    await openShop(twoCarts);
    await signIn();
    (await find('button', 'Keep both')).click();
    (await find('button', 'Dismiss')).click();
    await drawn();

    expect(payloads('cart.dismiss')).toHaveLength(1);
    expect(all('heading', 'Your two carts are one')).toHaveLength(0);
    expect(document.activeElement).toBe(get('heading', 'Cart'));
  });

  test('of which one was left behind are no news', async () => {
    await openShop(twoCarts);
    await signIn();
    (await find('button', 'Keep only my account’s cart')).click();
    await find('button', 'Sign out');

    expect(payloads('account.signIn').at(-1)).toMatchObject({ carts: 'leave-guest' });
    get('button', /^Cart, /).click();
    await find('heading', 'Cart');
    expect(all('heading', 'Your two carts are one')).toHaveLength(0);
  });

  test('are forgotten with the password when the view is left', async () => {
    await openShop(twoCarts);
    await signIn();
    press(await find('button', 'Keep both'), 'Escape');
    await drawn();
    get('button', 'Account').click();

    expect(await find('button', 'Sign in')).toBeTruthy();
    expect(get<HTMLInputElement>('textbox', 'Password').value).toBe('');
  });
});

describe('the choice between two carts', () => {
  const answers = {
    merge: 'Keep both',
    'use-guest': 'Keep only the cart here',
    'leave-guest': 'Keep only my account’s cart',
  };
  /** A guest with a kettle has signed in to an account with three shirts, made a choice, and looks at the cart. */
  const openCart = async (choice: CartChoice, options: ShopOptions = {}) => {
    const shop = await openShop({ hasAccount: { cart: [['linen-shirt', 3, 2]] }, cart: [['kettle', 1]], ...options });
    await signIn();
    (await find('button', answers[choice])).click();
    if (choice === 'leave-guest') {
      await find('button', 'Sign out');
      get('button', /^Cart, /).click();
    }
    await find('heading', 'Cart');
    return shop;
  };

  test.each<[CartChoice, string, CartChoice, string, string, object]>([
    [
      'merge',
      'Your two carts are one',
      'leave-guest',
      'Keep only my account’s cart',
      'You go on with your account’s cart',
      { 'linen-shirt': 3 },
    ],
    [
      'use-guest',
      'You go on with the cart from here',
      'leave-guest',
      'Keep only my account’s cart',
      'You go on with your account’s cart',
      { 'linen-shirt': 3 },
    ],
    [
      'leave-guest',
      'You go on with your account’s cart',
      'use-guest',
      'Keep only the cart here',
      'You go on with the cart from here',
      { kettle: 1 },
    ],
  ])('after "%s" is one press away from the other', async (held, title, other, label, then, contents) => {
    const shop = await openCart(held);
    await find('heading', title);
    expect(document.body.textContent).toContain('You can choose again for seven days');

    const button = get('button', label);
    button.focus();
    button.click();
    await find('heading', then);

    expect(payloads('cart.changeSides')).toEqual([other]);
    await waitFor(() => expect(shop.quantities()).toEqual(contents));
    expect(wordsOf(document.querySelector('[aria-live=polite]'))).toContain(then);
    // The same button leads back now, and has the focus still.
    expect(document.activeElement).toBe(button);
  });

  test('says what has stayed, and which code has to be typed again', async () => {
    const told: CartNews = {
      ...{ id: 'merged', kind: 'merged', lines: [], held: 'leave-guest' },
      ...{ isPartial: true, lacksCode: true },
    };
    const shop = await openCart('merge');
    await shop.ask('cart.changeSides', 'leave-guest');
    await shop.reopen({
      'panel.open': async (_, pass) => {
        const panel = await pass();
        return { ...panel, cart: { ...panel.cart, news: [told] }, due: [] };
      },
    });
    // The popup opens where it was left: in the cart.
    await waitFor(() =>
      expect(document.body.textContent).toContain('A discount code from another device could not be put back.'),
    );

    expect(document.body.textContent).toContain('Your cart had changed since.');
  });

  test('stays below the cart when its news has been put away', async () => {
    await openCart('merge');
    (await find('button', 'Dismiss')).click();
    await find('heading', 'Other carts');

    get('button', 'Keep only my account’s cart').click();
    await find('heading', 'You go on with your account’s cart');

    expect(document.activeElement).toBe(get('heading', 'Cart'));
    expect(all('heading', 'Other carts')).toHaveLength(0);
  });

  test('that cannot be changed now says why, and stays', async () => {
    await openCart('merge', {
      answers: {
        'cart.changeSides': () => {
          throw { name: 'storage-failed' };
        },
      },
    });
    (await find('button', 'Keep only my account’s cart')).click();

    expect(wordsOf(await find('alert'))).toMatch(/\S/);
    expect(get('button', 'Keep only my account’s cart').getAttribute('aria-busy')).toBe('false');
  });
});

describe('a cart that cannot come along', () => {
  const stubborn: Answers = {
    'account.signIn': ({ carts }, pass) => {
      if (carts !== 'leave-guest') throw { name: 'cart-not-movable' };
      return pass();
    },
  };

  test('is left behind when the shopper says so, without typing anything again', async () => {
    await openShop({ hasAccount: true, cart: [['teapot', 1]], answers: stubborn });
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
    await openShop({
      hasAccount: { cart: [['kettle', 1]] },
      cart: [['teapot', 1]],
      answers: {
        'account.signIn': (question, pass) =>
          question.carts ? (stubborn['account.signIn']?.(question, pass) ?? pass()) : pass(),
      },
    });
    await signIn();
    (await find('button', 'Keep both')).click();
    await find('alert');
    get('button', 'Sign in without this cart').click();

    await waitFor(() => expect(get('button', 'Sign out')).toBeTruthy());
  });
});
