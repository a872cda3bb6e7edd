import { describe, expect, test } from 'vitest';
import { type Answers, asked } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { ada, type OpenShop, openShop } from '../harness/shop.ts';

const home = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  street: 'Hafenstraße 12',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
};

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);

const spoken = () => wordsOf(document.querySelector('[aria-live=polite]'));

/** Ada is signed in to a shop that prices for Austria, and has one address. */
function openForAda(answers: Answers = {}): Promise<OpenShop> {
  return openShop({
    isCustomer: true,
    settings: {
      preferences: { currency: 'EUR', country: 'AT', locale: 'en-GB', storeKey: '' },
      pages: { shop: 'https://shop.example/', product: '', checkout: '', terms: '', privacy: '' },
    },
    async prepare({ ask }) {
      const { addresses } = await ask('account.change', { kind: 'save-address', address: home });
      await ask('account.change', { kind: 'default-address', use: 'shipping', id: addresses[0]?.id ?? '' });
    },
    answers,
  });
}

async function openAccount(answers: Answers = {}): Promise<OpenShop> {
  const shop = await openForAda(answers);
  (await find('button', 'Account')).click();
  await find('button', /^Addresses/);
  return shop;
}

/** Ada as the shop has her. */
function customerIn({ store }: OpenShop) {
  const customer = store.inspect.customers().find(({ email }) => email === ada.email);
  if (!customer) throw new Error('The shop does not know Ada');
  return customer;
}

async function open(part: RegExp) {
  const button = await find('button', part);
  button.focus();
  button.click();
  await drawn();
}

describe('the email', () => {
  test('that is taken is said at its field, until something else is typed', async () => {
    const { store } = await openAccount();
    await open(/^Email/);
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
    await open(/^Email/);
    type(get('textbox', 'Email'), email);
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain(words);
    expect(payloads('account.change')).toEqual([]);
  });

  test('is confirmed with the code of the mail, and then no longer asked for', async () => {
    const shop = await openAccount();
    const code = shop.store.mailEmailToken(ada.email);
    await open(/^Confirm your email/);
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
    await open(/^Confirm your email/);
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
    await open(/^Password/);
    change(ada.password, ' nëw&= ');

    expect(await find('button', 'Password Changed. Other devices are signed out.')).toBe(document.activeElement);
    await ask('account.signOut');
    const back = await ask('account.signIn', { email: ada.email, password: ' nëw&= ', keepSignedIn: true });
    expect(back).toMatchObject({ account: { state: 'customer' } });
  });

  test('is not changed with a wrong one, which is said at its field; both stay typed', async () => {
    await openAccount();
    await open(/^Password/);
    change('wrong', 'new');

    const alert = await find('alert');
    expect(wordsOf(alert)).toContain('That is not your password');
    expect(get('textbox', 'Current password').getAttribute('aria-describedby')).toBe(alert.id);
    expect(document.activeElement).toBe(get('textbox', 'Current password'));
    expect(get<HTMLInputElement>('textbox', 'New password').value).toBe('new');
  });

  test('is forgotten when its form is closed', async () => {
    await openAccount();
    await open(/^Password/);
    type(get('textbox', 'Current password'), 'secret');
    get('button', 'Cancel').click();
    await drawn();
    await open(/^Password/);

    expect(get<HTMLInputElement>('textbox', 'Current password').value).toBe('');
  });
});
