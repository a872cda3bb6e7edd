import { describe, expect, test } from 'vitest';
import type { Profile } from '../../src/contract/account.ts';
import { type Answers, asked, later } from '../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { ada, type OpenShop, openShop } from './harness/shop.ts';

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

describe('the account view', () => {
  test('shows who is here at once, and the rest when the shop has told', async () => {
    const answer = later<Profile>();
    let read: Promise<Profile> | undefined;
    await openForAda({
      'account.profile': (_, pass) => {
        read = pass();
        return answer.promise;
      },
    });
    (await find('button', 'Account')).click();
    expect(await find('button', 'Name Ada Lovelace')).toBeTruthy();
    expect(get('button', 'Email ada@example.com')).toBeTruthy();
    expect(all('button', /^Addresses/)).toHaveLength(0);

    await waitFor(() => expect(read).toBeTruthy());
    answer.give((await read) as Profile);

    expect(await find('button', 'Addresses Hafenstraße 12, Hamburg')).toBeTruthy();
    expect(get('button', 'Name Ada Lovelace')).toBeTruthy();
  });

  test('says when the shop does not tell, and asks again', async () => {
    let isDown = true;
    await openForAda({
      'account.profile': (_, pass) => {
        if (isDown) throw { name: 'shop-failed' };
        return pass();
      },
    });
    (await find('button', 'Account')).click();
    expect(wordsOf(await find('alert'))).toContain('The shop has a problem on its side');

    isDown = false;
    get('button', 'Try again').click();

    expect(await find('button', /^Addresses/)).toBeTruthy();
  });

  test('opens one part at a time, with the cursor in it, and Escape closes it', async () => {
    await openAccount();
    await open(/^Name/);
    expect(document.activeElement).toBe(get('textbox', 'First name'));

    await open(/^Email/);
    expect(all('textbox', 'First name')).toHaveLength(0);
    press(get('textbox', 'Email'), 'Escape');
    await drawn();

    expect(all('textbox')).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', /^Email/));
    expect(get('heading', 'Account')).toBeTruthy();
  });

  test('closes the open part by Escape on its button, too, and only then leaves', async () => {
    await openAccount();
    await open(/^Name/);

    press(get('button', /^Name/), 'Escape');
    await drawn();
    expect(all('textbox')).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', /^Name/));

    press(get('button', /^Name/), 'Escape');
    await drawn();
    expect(all('heading', 'Account')).toHaveLength(0);
  });

  test('has its headings in order', async () => {
    await openAccount();

    const levels = [...document.querySelectorAll('main :is(h1, h2, h3)')].map((each) => each.tagName);
    expect(levels).toEqual(['H1', 'H2', 'H2', 'H2', 'H2', 'H2', 'H2']);
  });
});

describe('the name', () => {
  test('is changed in its place, and focus goes back to its row', async () => {
    const shop = await openAccount();
    await open(/^Name/);
    type(get('textbox', 'First name'), ' Augusta ');
    type(get('textbox', 'Last name'), 'King');
    get('button', 'Save').click();

    expect(await find('button', 'Name Augusta King')).toBe(document.activeElement);
    expect(customerIn(shop)).toMatchObject({ firstName: 'Augusta', lastName: 'King' });
    expect(spoken()).toBe('Saved');
  });

  test('half typed is there again when the shopper comes back, until it is cancelled', async () => {
    await openAccount();
    await open(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Cart, empty').click();
    await find('heading', 'Cart');
    get('button', 'Account').click();
    expect((await find<HTMLInputElement>('textbox', 'First name')).value).toBe('Augusta');

    get('button', 'Cancel').click();
    await drawn();
    await open(/^Name/);

    expect(get<HTMLInputElement>('textbox', 'First name').value).toBe('Ada');
  });

  test('with characters that nobody can write is refused without asking the shop', async () => {
    await openAccount();
    await open(/^Name/);
    type(get('textbox', 'Last name'), 'King\u0000');
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain('characters that cannot be written');
    expect(document.activeElement).toBe(get('textbox', 'Last name'));
    expect(payloads('account.change')).toEqual([]);
  });
});

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

describe('the addresses', () => {
  test('are listed with what they are used for', async () => {
    await openAccount();
    await open(/^Addresses/);

    const entry = wordsOf(get('listitem', undefined, get('list', 'Addresses')));
    expect(entry).toContain('Hafenstraße 12');
    expect(entry).toContain('Germany');
    expect(entry).toContain('Used for shipping');
  });

  test('take a new one, in the country of the shop unless another is chosen, as the default for what was ticked', async () => {
    const shop = await openAccount();
    await open(/^Addresses/);
    get('button', 'Add an address').click();
    await drawn();
    const country = get<HTMLSelectElement>('combobox', 'Country');
    expect([...country.options].slice(0, 2).map((option) => wordsOf(option))).toEqual(['Austria', 'Afghanistan']);
    expect(country.value).toBe('AT');
    type(get('textbox', 'Street and number'), 'Ring 1');
    type(get('textbox', 'Postal code'), '1010');
    type(get('textbox', 'City'), 'Wien');
    get('checkbox', 'Use for billing').click();
    get('button', 'Save address').click();

    const edit = await find('button', 'Edit the address Ring 1');
    await waitFor(() => expect(document.activeElement).toBe(edit));
    const { addresses, billingAddressIds, defaultBillingAddressId } = customerIn(shop);
    const added = addresses.at(-1);
    expect(added).toMatchObject({
      firstName: 'Ada',
      streetName: 'Ring 1',
      postalCode: '1010',
      city: 'Wien',
      country: 'AT',
    });
    expect(billingAddressIds).toEqual([added?.id]);
    expect(defaultBillingAddressId).toBe(added?.id);
  });

  test('are changed in their place', async () => {
    const shop = await openAccount();
    await open(/^Addresses/);
    get('button', 'Edit the address Hafenstraße 12').click();
    await drawn();
    expect(get<HTMLSelectElement>('combobox', 'Country').value).toBe('DE');
    expect(all('checkbox').length).toBe(1);
    type(get('textbox', 'City'), 'Altona');
    get('button', 'Save address').click();

    await waitFor(() => expect(wordsOf(get('list', 'Addresses'))).toContain('Altona'));
    expect(customerIn(shop).addresses).toEqual([
      expect.objectContaining({ postalCode: '20457', city: 'Altona', country: 'DE' }),
    ]);
  });

  test('are removed at the second press', async () => {
    const shop = await openAccount();
    await open(/^Addresses/);
    get('button', 'Edit the address Hafenstraße 12').click();
    await drawn();
    get('button', 'Remove this address').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Remove'));
    get('button', 'Remove').click();

    const add = await find('button', 'Add an address');
    expect(customerIn(shop).addresses).toEqual([]);
    await waitFor(() => expect(document.activeElement).toBe(add));
  });

  test('are not added twice when the answer to the first try was lost', async () => {
    let isLost = true;
    const shop = await openAccount({
      'account.change': async (_, pass) => {
        const answer = await pass();
        if (!isLost) return answer;
        isLost = false;
        throw { name: 'timeout' };
      },
    });
    await open(/^Addresses/);
    get('button', 'Add an address').click();
    await drawn();
    type(get('textbox', 'Street and number'), 'Ring 1');
    get('button', 'Save address').click();
    await find('alert');
    get('button', 'Save address').click();

    await find('button', 'Edit the address Ring 1');
    expect(customerIn(shop).addresses.map(({ streetName }) => streetName)).toEqual(['Hafenstraße 12', 'Ring 1']);
  });

  test('need a street or a city', async () => {
    await openAccount();
    await open(/^Addresses/);
    get('button', 'Add an address').click();
    await drawn();
    get('button', 'Save address').click();

    expect(wordsOf(await find('alert'))).toBe('Enter at least a street or a city.');
    expect(payloads('account.change')).toEqual([]);
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

describe('leaving', () => {
  test('for good takes the email, typed', async () => {
    const { store } = await openAccount();
    await open(/^Delete your account/);
    type(get('textbox', 'Type your email to confirm'), 'somebody@example.com');
    get('button', 'Delete account').click();
    expect(wordsOf(await find('alert'))).toContain('not the email of this account');
    expect(payloads('account.delete')).toHaveLength(0);

    type(get('textbox', 'Type your email to confirm'), ' ADA@example.com');
    get('button', 'Delete account').click();
    await find('button', 'Sign in');

    expect(store.inspect.customers().map(({ email }) => email)).not.toContain(ada.email);
    expect(document.body.textContent).toContain('Your account is deleted');
  });

  test('by signing out says that the session ends at the shop too', async () => {
    await openAccount();
    await open(/^Sign out/);
    await find('button', 'Sign in');

    expect(document.querySelector('main')?.textContent).toContain('The session ends at the shop, too.');
    expect(spoken()).toContain('You are signed out');
    expect(document.activeElement).toBe(get('textbox', 'Email'));
  });

  test('takes along what was typed', async () => {
    await openAccount();
    await open(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Sign out').click();
    await find('button', 'Sign in');
    type(get('textbox', 'Email'), ada.email);
    type(get('textbox', 'Password'), ada.password);
    get('button', 'Sign in').click();
    await find('button', /^Addresses/);
    await open(/^Name/);

    expect(get<HTMLInputElement>('textbox', 'First name').value).toBe('Ada');
  });
});

describe('a session that the shop has ended', () => {
  test('is said wherever the shopper is; the form knows the email and waits for the password', async () => {
    await openShop({
      isCustomer: true,
      async prepare({ store, ask }) {
        store.revokeAll();
        await ask('account.profile').catch(() => {});
      },
    });
    (await find('button', 'Sign in')).click();
    await find('textbox', 'Email');

    expect(document.body.textContent).toContain('The shop has signed you out.');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('ada@example.com');
    expect(document.activeElement).toBe(get('textbox', 'Password'));
  });

  test('while something was typed keeps it for the same customer', async () => {
    const { store } = await openAccount();
    store.revokeAll();
    await open(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Save').click();
    await find('button', 'Sign in');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe(ada.email);

    type(get('textbox', 'Password'), ada.password);
    get('button', 'Sign in').click();

    expect((await find<HTMLInputElement>('textbox', 'First name')).value).toBe('Augusta');
  });
});
