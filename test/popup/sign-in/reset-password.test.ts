import { describe, expect, test } from 'vitest';
import { asked } from '../../ui/harness/browser.ts';
import { find, get, type } from '../../ui/harness/screen.ts';
import { cartOf, line, teapot } from '../harness/products.ts';
import { ada, openShop } from '../harness/shop.ts';

async function openAccount() {
  (await find('button', 'Account')).click();
  await find('button', 'Sign in');
}

describe('a forgotten password', () => {
  const openReset = async () => {
    await openAccount();
    get('button', 'Forgot password?').click();
    await find('textbox', 'Code from the mail');
  };

  test('is replaced with the code of the mail, and the shopper is in', async () => {
    const { store } = await openShop({ hasAccount: true });
    const code = store.mailPasswordToken(ada.email);
    await openReset();
    expect(document.activeElement).toBe(get('textbox', 'Code from the mail'));
    type(get('textbox', 'Code from the mail'), ` ${code} `);
    type(get('textbox', 'New password'), ' new ');
    get('button', 'Set password and sign in').click();
    await find('button', 'Sign out');

    expect(asked.find(({ type: name }) => name === 'account.resetPassword')?.payload).toEqual({
      code,
      password: ' new ',
      keepSignedIn: true,
    });
  });

  test('is not replaced with a code that is too old, which is said at its field', async () => {
    await openShop({
      answers: {
        'account.resetPassword': () => {
          throw { name: 'code-refused' };
        },
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
    await openShop({
      answers: { 'account.resetPassword': () => ({ account: { state: 'guest' }, cart: cartOf([line(teapot, 1)]) }) },
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
    await openShop({
      answers: {
        'account.resetPassword': () => {
          throw { name: 'cart-not-movable' };
        },
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
