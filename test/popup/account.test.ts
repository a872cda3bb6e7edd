import { describe, expect, test } from 'vitest';
import type { AccountWithCart } from '../../src/contract/account.ts';
import { emptyCart } from '../../src/contract/cart.ts';
import { asked, later, opened, sessionStorage, tellPage } from '../ui/page-surroundings.ts';
import { all, drawn, find, get, press, type, wordsOf } from '../ui/screen.ts';
import { cartOf, kettle, line, teapot } from './goods.ts';
import { createShop, openPopup } from './popup.ts';

const signIns = () => asked.filter(({ type: name }) => name === 'account.signIn').map(({ payload }) => payload);

async function openAccount() {
  (await find('button', 'Account')).click();
  await find('button', 'Sign in');
}

function submit(email: string, password: string) {
  type(get('textbox', 'Email'), email);
  type(get('textbox', 'Password'), password);
  get('button', 'Sign in').click();
}

describe('signing in', () => {
  test('passes the password on as typed, and shows who is here', async () => {
    await openPopup();
    await openAccount();
    expect(document.activeElement).toBe(get('textbox', 'Email'));

    submit(' ada@example.com ', '  pä&=+% ');
    await find('button', 'Sign out');

    expect(signIns()).toEqual([{ email: 'ada@example.com', password: '  pä&=+% ', keepSignedIn: true }]);
    // What the customer has brought along may not be as this shop has it.
    const since = asked.slice(asked.findIndex(({ type: name }) => name === 'account.signIn'));
    expect(since.map(({ type: name }) => name)).toContain('cart.read');
    expect(document.body.textContent).toContain('ada@example.com');
  });

  test('is refused here only for what no shop can accept', async () => {
    await openPopup();
    await openAccount();
    submit('ada', 'secret');
    await drawn();
    expect(wordsOf(get('alert'))).toContain('Enter an email address');
    expect(document.activeElement).toBe(get('textbox', 'Email'));

    submit('a@b', '');
    await drawn();
    expect(wordsOf(get('alert'))).toContain('password');
    expect(signIns()).toEqual([]);
  });

  test('says when email and password do not belong together, and keeps the email', async () => {
    await openPopup({
      ...createShop(),
      'account.signIn': () => {
        throw { name: 'credentials-wrong', supportId: 'abc-123' };
      },
    });
    await openAccount();
    submit('ada@example.com', 'wrong');

    expect(wordsOf(await find('alert'))).toContain('do not belong together');
    expect(document.body.textContent).not.toContain('abc-123');
    expect(get('textbox', 'Password').getAttribute('aria-invalid')).toBe('true');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('ada@example.com');
  });

  test('is sent once, however often the button is pressed', async () => {
    const answer = later<AccountWithCart>();
    await openPopup({ ...createShop(), 'account.signIn': () => answer.promise });
    await openAccount();
    submit('ada@example.com', 'secret');
    await drawn();
    get('button', 'Sign in').click();
    get('button', 'Sign in').click();

    expect(signIns()).toHaveLength(1);
  });

  test('asks which cart to keep when there are two, and signs in with the answer', async () => {
    const shop = createShop({ cart: cartOf([line(teapot, 2)]) });
    await openPopup({
      ...shop,
      'account.signIn': (credentials) =>
        credentials.carts
          ? shop['account.signIn'](credentials)
          : { guest: cartOf([line(teapot, 2)]), customer: cartOf([line(kettle, 1)]) },
    });
    await openAccount();
    submit('ada@example.com', 'secret');
    const both = await find('button', 'Keep both');
    expect(document.body.textContent).toContain(
      'You have 2 items in the cart here and 1 item in the cart of your account.',
    );

    both.click();
    expect(await find('list', 'Cart')).toBeTruthy();
    expect(get('button', 'Account').getAttribute('aria-description')).toBe('Signed in as ada@example.com');

    expect(signIns()[1]).toMatchObject({ email: 'ada@example.com', password: 'secret', carts: 'merge' });
  });
});

test('a shop without guest carts asks to sign in, says why, and then shows the cart', async () => {
  await openPopup(createShop({ obstacle: () => ({ name: 'sign-in-needed' }) }));
  (await find('button', 'Add Teapot to cart')).click();
  await find('button', 'Sign in');
  expect(document.body.textContent).toContain('Sign in to put Teapot into your cart.');
  expect(get('button', 'Cart, 1 item')).toBeTruthy();

  submit('ada@example.com', 'secret');

  expect(await find('spinbutton', 'Quantity of Teapot')).toBeTruthy();
});

describe('signing up', () => {
  test('takes what was typed along from the sign-in form', async () => {
    await openPopup();
    await openAccount();
    type(get('textbox', 'Email'), 'ada@example.com');
    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');

    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('ada@example.com');
    type(get('textbox', 'First name'), 'Ada');
    type(get('textbox', 'Last name'), 'Lovelace');
    type(get('textbox', 'Password'), 'secret');
    get('button', 'Create account').click();
    await find('button', 'Sign out');

    expect(asked.find(({ type: name }) => name === 'account.signUp')?.payload).toEqual({
      email: 'ada@example.com',
      password: 'secret',
      firstName: 'Ada',
      lastName: 'Lovelace',
      keepSignedIn: true,
    });
  });
});

test('signing out leaves an empty cart and the form', async () => {
  await openPopup(
    createShop({ cart: cartOf([line(teapot, 2)]), account: { state: 'customer', email: 'ada@example.com' } }),
  );
  (await find('button', 'Cart, 2 items')).focus();
  get('button', 'Account').click();
  (await find('button', 'Sign out')).click();

  await find('button', 'Sign in');
  expect(get('button', 'Cart, empty')).toBeTruthy();
});

test.each(['Forgot password?', 'New here? Create an account'])(
  'one step back from “%s” is the form before',
  async (way) => {
    await openPopup();
    get('button', 'Account').click();
    (await find('button', way)).click();
    await drawn();

    press(document.body, 'Escape');
    expect(await find('heading', 'Sign in')).toBeTruthy();

    get('button', 'Back').click();
    expect(await find('list', 'Products')).toBeTruthy();
  },
);

describe('signing out with changes that the shop has not got', () => {
  const customer = { state: 'customer', email: 'ada@example.com', firstName: 'Ada' } as const;
  const teapot = {
    ...{ productId: 'teapot', variantId: 1, name: 'Teapot', language: 'en', traits: [], quantity: 2 },
    unit: { now: { currency: 'EUR', amount: 1000, fractionDigits: 2 } },
  };
  const openAsked = async (lines: (typeof teapot)[]) => {
    await openPopup({
      ...createShop({ account: customer }),
      'account.signOut': () => ({ count: 1, lines }),
      'account.signOutAnyway': () => ({ account: { state: 'none' }, cart: emptyCart }),
    });
    get('button', 'Account').click();
    (await find('button', 'Sign out')).click();
    return find('alert');
  };

  test('names them, and the customer stays', async () => {
    expect((await openAsked([teapot])).textContent).toMatch(/2.×.*Teapot/);

    get('button', 'Stay signed in').click();

    await expect.poll(() => document.querySelector('[role=alert]')).toBeNull();
    expect(await find('button', 'Sign out')).toBe(document.activeElement);
  });

  test.each([
    ['Escape', () => press(get('button', 'Stay signed in'), 'Escape')],
    ['Back', () => get('button', 'Back').click()],
  ])('takes %s for no, and the account stays on screen', async (_way, step) => {
    await openAsked([teapot]);
    step();

    await expect.poll(() => document.querySelector('[role=alert]')).toBeNull();
    expect(await find('button', 'Sign out')).toBe(document.activeElement);
  });

  test('says so where they are about no line, and the customer leaves all the same', async () => {
    expect((await openAsked([])).textContent).toContain('last changes');

    get('button', 'Sign out anyway').click();

    expect(await find('button', 'Sign in')).toBeTruthy();
  });
});

describe('after signing out', () => {
  const customer = { state: 'customer', email: 'ada@example.com', firstName: 'Ada' } as const;
  /** A worker that tells its pages who has left. */
  const shop = () => ({
    ...createShop({ account: customer }),
    'account.signOut': () => {
      const entrance = { account: { state: 'none' } as const, cart: emptyCart };
      sessionStorage['page/era'] = 'next';
      tellPage({ ...entrance, era: 'next' });
      return entrance;
    },
  });
  const leave = async () => {
    get('button', 'Account').click();
    (await find('button', 'Sign out')).click();
    await find('button', 'Sign in');
  };

  test('nothing that was looked for stands in the field, and the way back leads to the front page', async () => {
    await openPopup(shop());
    await find('list', 'Products');
    type(get('combobox', 'Search products'), 'kettle');
    await find('list', 'Search results');
    await leave();

    expect(get<HTMLInputElement>('combobox', 'Search products').value).toBe('');
    get('button', 'Back').click();
    expect(await find('list', 'Products')).toBeTruthy();
  });

  test('the way back leads past the product that was looked at', async () => {
    await openPopup(shop());
    (await find('button', 'Kettle')).click();
    await find('button', 'Add to cart');
    await leave();

    get('button', 'Back').click();

    // This shop remembers for whoever is here.
    expect(await find('list', 'Recently viewed')).toBeTruthy();
  });

  test('the form of another panel is empty', async () => {
    await openPopup(createShop({ account: customer }));
    get('button', 'Account').click();
    await find('button', 'Sign out');
    tellPage({ account: { state: 'ended', email: customer.email } });
    await find('button', 'Sign in');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe(customer.email);

    tellPage({ account: { state: 'none' }, cart: emptyCart, era: 'next' });
    await drawn();

    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('');
  });
});

test('without a shop the panel says what is missing and leads to the settings', async () => {
  await openPopup({
    ...createShop(),
    'panel.open': () => ({
      era: 'era',
      shop: { locale: 'en', without: [], mayKeepSignedIn: true, pages: {} },
      account: { state: 'none' },
      cart: { lines: [], count: 0 },
      earlier: [],
      due: [],
    }),
  });

  (await find('button', 'Open settings')).click();

  expect(opened.settings).toBe(1);
  expect(asked.map(({ type: name }) => name)).toEqual(['panel.open']);
});

describe('the forms that lead in', () => {
  test('say what "Keep me signed in" means, and pass on that it was unticked', async () => {
    await openPopup();
    await openAccount();
    const box = get('checkbox', 'Keep me signed in');
    expect(wordsOf(document.getElementById(box.getAttribute('aria-describedby') ?? ''))).toContain(
      'you are signed out when the browser closes',
    );
    box.click();
    submit('ada@example.com', 'secret');
    await find('button', 'Sign out');

    expect(signIns()).toMatchObject([{ keepSignedIn: false }]);
  });

  test('do not offer to keep a session that a policy ends with the browser', async () => {
    const shop = createShop();
    await openPopup({
      ...shop,
      'panel.open': () => ({ ...shop['panel.open'](), shop: { ...shop['panel.open']().shop, mayKeepSignedIn: false } }),
    });
    await openAccount();
    expect(all('checkbox')).toHaveLength(0);
    expect(document.body.textContent).toContain('Your organization lets a session last no longer');
    submit('ada@example.com', 'secret');
    await find('button', 'Sign out');

    expect(signIns()).toMatchObject([{ keepSignedIn: false }]);
  });

  test('name their fields for password managers', async () => {
    await openPopup();
    await openAccount();
    const tokens = () => all('textbox').map((field) => field.getAttribute('autocomplete'));
    expect(tokens()).toEqual(['username', 'current-password']);

    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');
    expect(tokens()).toEqual(['given-name', 'family-name', 'username', 'new-password']);
  });

  test('link the terms and the privacy page where the merchant gives them', async () => {
    const shop = createShop();
    const pages = { terms: 'https://shop.example/terms', privacy: 'https://shop.example/privacy' };
    await openPopup({
      ...shop,
      'panel.open': () => ({ ...shop['panel.open'](), shop: { ...shop['panel.open']().shop, pages } }),
    });
    await openAccount();
    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');

    expect(document.body.textContent).toContain('By creating an account you agree to the terms. Privacy');
    expect(get<HTMLAnchorElement>('link', 'terms').href).toBe(pages.terms);
    expect(get<HTMLAnchorElement>('link', 'Privacy').href).toBe(pages.privacy);
  });

  test('agree to nothing where the merchant gives no pages', async () => {
    await openPopup();
    await openAccount();
    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');

    expect(document.body.textContent).not.toContain('By creating an account');
  });

  test('say at the email that it is taken', async () => {
    await openPopup({
      ...createShop(),
      'account.signUp': () => {
        throw { name: 'email-taken', field: 'email' };
      },
    });
    await openAccount();
    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');
    type(get('textbox', 'Email'), 'ada@example.com');
    type(get('textbox', 'Password'), ' ');
    get('button', 'Create account').click();

    const { id } = await find('alert');
    expect(get('textbox', 'Email').getAttribute('aria-describedby')).toBe(id);
    expect(get<HTMLInputElement>('textbox', 'Password').value).toBe(' ');
  });
});

describe('a forgotten password', () => {
  const openReset = async () => {
    await openAccount();
    get('button', 'Forgot password?').click();
    await find('textbox', 'Code from the mail');
  };

  test('is replaced with the code of the mail, and the shopper is in', async () => {
    const shop = createShop();
    await openPopup({
      ...shop,
      'account.resetPassword': () =>
        shop['account.signIn']({ email: 'ada@example.com', password: '', keepSignedIn: true }),
    });
    await openReset();
    expect(document.activeElement).toBe(get('textbox', 'Code from the mail'));
    type(get('textbox', 'Code from the mail'), ' c0de ');
    type(get('textbox', 'New password'), ' new ');
    get('button', 'Set password and sign in').click();
    await find('button', 'Sign out');

    expect(asked.find(({ type: name }) => name === 'account.resetPassword')?.payload).toEqual({
      code: 'c0de',
      password: ' new ',
      keepSignedIn: true,
    });
  });

  test('is not replaced with a code that is too old, which is said at its field', async () => {
    await openPopup({
      ...createShop(),
      'account.resetPassword': () => {
        throw { name: 'code-refused' };
      },
    });
    await openReset();
    type(get('textbox', 'Code from the mail'), 'old');
    type(get('textbox', 'New password'), 'new');
    get('button', 'Set password and sign in').click();

    const { id } = await find('alert');
    expect(get('textbox', 'Code from the mail').getAttribute('aria-describedby')).toBe(id);
    expect(get<HTMLInputElement>('textbox', 'New password').value).toBe('new');
  });

  test('leads on to signing in when there are carts to decide about', async () => {
    await openPopup({
      ...createShop(),
      'account.resetPassword': () => ({ account: { state: 'guest' }, cart: cartOf([line(teapot, 1)]) }),
    });
    await openReset();
    type(get('textbox', 'Code from the mail'), 'c0de');
    type(get('textbox', 'New password'), 'new');
    get('button', 'Set password and sign in').click();
    await find('heading', 'Sign in');

    expect(document.body.textContent).toContain('Your new password is set. Sign in with it.');
    expect(document.activeElement).toBe(get('textbox', 'Email'));
  });

  test('leads on to signing in when only the cart is in the way', async () => {
    await openPopup({
      ...createShop(),
      'account.resetPassword': () => {
        throw { name: 'cart-not-movable' };
      },
    });
    await openReset();
    type(get('textbox', 'Code from the mail'), 'c0de');
    type(get('textbox', 'New password'), 'new');
    get('button', 'Set password and sign in').click();

    expect(await find('button', 'Sign in without this cart')).toBeTruthy();
    expect(get('heading', 'Sign in')).toBeTruthy();
  });
});
