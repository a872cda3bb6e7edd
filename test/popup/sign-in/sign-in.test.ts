import { describe, expect, test } from 'vitest';
import type { AccountWithCart } from '../../../src/contract/account.ts';
import { asked, later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { openShop } from '../harness/shop.ts';

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
    const password = '  pä&=+% ';
    await openShop({ hasAccount: { password } });
    await openAccount();
    expect(document.activeElement).toBe(get('textbox', 'Email'));

    submit(' ada@example.com ', password);
    await find('button', 'Sign out');

    expect(signIns()).toEqual([{ email: 'ada@example.com', password, keepSignedIn: true }]);
    // What the customer has brought along may not be as this shop has it.
    const since = asked.slice(asked.findIndex(({ type: name }) => name === 'account.signIn'));
    expect(since.map(({ type: name }) => name)).toContain('cart.read');
    expect(document.body.textContent).toContain('ada@example.com');
  });

  test('is refused here only for what no shop can accept', async () => {
    await openShop();
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
    await openShop({ hasAccount: true });
    await openAccount();
    submit('ada@example.com', 'wrong');

    expect(wordsOf(await find('alert'))).toContain('do not belong together');
    expect(all('button', 'Copy support ID')).toHaveLength(0);
    expect(get('textbox', 'Password').getAttribute('aria-invalid')).toBe('true');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('ada@example.com');
  });

  test('is sent once, however often the button is pressed', async () => {
    const answer = later<AccountWithCart>();
    await openShop({ answers: { 'account.signIn': () => answer.promise } });
    await openAccount();
    submit('ada@example.com', 'secret');
    await drawn();
    get('button', 'Sign in').click();
    get('button', 'Sign in').click();

    expect(signIns()).toHaveLength(1);
  });

  test('asks which cart to keep when there are two, and signs in with the answer', async () => {
    const shop = await openShop({ hasAccount: { cart: [['kettle', 1]] }, cart: [['teapot', 2]] });
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
    expect(shop.quantities()).toEqual({ kettle: 1, teapot: 2 });
  });
});

test('a shop without guest carts asks to sign in, says why, and then shows the cart', async () => {
  const shop = await openShop({ client: 'tutorial', hasAccount: true });
  (await find('button', 'Add Teapot to cart')).click();
  await find('button', 'Sign in');
  expect(document.body.textContent).toContain('Sign in to put Teapot into your cart.');
  expect(get('button', 'Cart, 1 item')).toBeTruthy();

  submit('ada@example.com', 'secret');

  expect(await find('spinbutton', 'Quantity of Teapot')).toBeTruthy();
  await waitFor(() => expect(shop.quantities()).toEqual({ teapot: 1 }));
});

test.each(['Forgot password?', 'New here? Create an account'])(
  'one step back from “%s” is the form before',
  async (way) => {
    await openShop();
    get('button', 'Account').click();
    (await find('button', way)).click();
    await drawn();

    press(document.body, 'Escape');
    expect(await find('heading', 'Sign in')).toBeTruthy();

    get('button', 'Back').click();
    expect(await find('list', 'Products')).toBeTruthy();
  },
);
