import { describe, expect, test } from 'vitest';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { ada } from '../harness/shop.ts';
import { customerIn, openAccount, openPart, payloads, spoken } from './account-of-ada.ts';

describe('the email', () => {
  test('that is taken is said at its field, until something else is typed', async () => {
    const { store } = await openAccount();
    await openPart(/^Email/);
    type(get('textbox', 'Email'), store.customer.email);
    get('button', 'Save').click();

    const alert = await find('alert');
    expect(get('textbox', 'Email').getAttribute('aria-describedby')).toBe(alert.id);
    type(get('textbox', 'Email'), 'grace2@example.com');
    await drawn();
    expect(all('alert')).toHaveLength(0);
  });

  test.each([
    ['', 'Enter an email address'],
    ['ada', 'Enter an email address'],
    [`${'a'.repeat(250)}@b.example`, 'at most 254 characters'],
  ])('%j is refused without asking the shop', async (email, words) => {
    await openAccount();
    await openPart(/^Email/);
    type(get('textbox', 'Email'), email);
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain(words);
    expect(payloads('account.change')).toEqual([]);
  });

  test('is confirmed with the code of the mail, and then no longer asked for', async () => {
    const shop = await openAccount();
    const code = shop.store.mailEmailToken(ada.email);
    await openPart(/^Confirm your email/);
    expect(get<HTMLAnchorElement>('link', 'Ask for the mail in the shop').href).toBe('https://shop.example/');
    type(get('textbox', 'Code from the mail'), ` ${code} `);
    get('button', 'Confirm').click();

    await waitFor(() => expect(all('button', /^Confirm/)).toHaveLength(0));
    expect(payloads('account.confirmEmail')).toEqual([code]);
    expect(customerIn(shop).isEmailVerified).toBe(true);
    expect(document.activeElement).toBe(get('button', /^Email/));
    expect(spoken()).toBe('Your email is confirmed.');
  });

  test('is not confirmed by a code that is none', async () => {
    await openAccount();
    await openPart(/^Confirm your email/);
    get('button', 'Confirm').click();
    expect(wordsOf(await find('alert'))).toBe('Paste the code from the mail.');

    type(get('textbox', 'Code from the mail'), 'old');
    get('button', 'Confirm').click();

    await waitFor(() => expect(wordsOf(get('alert'))).toContain('This code is not valid'));
    expect(payloads('account.confirmEmail')).toEqual(['old']);
  });
});

describe('the password', () => {
  const change = (current: string, next: string) => {
    type(get('textbox', 'Current password'), current);
    type(get('textbox', 'New password'), next);
    get('button', 'Change password').click();
  };

  test('is changed as typed, and the row says what that means', async () => {
    const { ask } = await openAccount();
    await openPart(/^Password/);
    change(ada.password, ' nëw&= ');

    expect(await find('button', 'Password Changed. Other devices are signed out.')).toBe(document.activeElement);
    await ask('account.signOut');
    const back = await ask('account.signIn', { email: ada.email, password: ' nëw&= ', keepSignedIn: true });
    expect(back).toMatchObject({ account: { state: 'customer' } });
  });

  test('is not changed with a wrong one, which is said at its field; both stay typed', async () => {
    await openAccount();
    await openPart(/^Password/);
    change('wrong', 'new');

    const alert = await find('alert');
    expect(wordsOf(alert)).toContain('That is not your password');
    expect(get('textbox', 'Current password').getAttribute('aria-describedby')).toBe(alert.id);
    expect(document.activeElement).toBe(get('textbox', 'Current password'));
    expect(get<HTMLInputElement>('textbox', 'New password').value).toBe('new');
  });

  test('is forgotten when its form is closed', async () => {
    await openAccount();
    await openPart(/^Password/);
    type(get('textbox', 'Current password'), 'secret');
    get('button', 'Cancel').click();
    await drawn();
    await openPart(/^Password/);

    expect(get<HTMLInputElement>('textbox', 'Current password').value).toBe('');
  });
});
