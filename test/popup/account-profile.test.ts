import { beforeEach, describe, expect, test } from 'vitest';
import type { Address, Profile, ProfileChange } from '../../src/contract/account.ts';
import { type Answers, asked, later, tellPage } from '../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { createShop, openPopup } from './harness/popup.ts';

const home: Address = {
  id: 'home',
  firstName: 'Ada',
  lastName: 'Lovelace',
  street: 'Hafenstraße 12',
  postalCode: '20457',
  city: 'Hamburg',
  country: 'DE',
};
const ada: Profile = {
  email: 'ada@example.com',
  emailVerified: false,
  firstName: 'Ada',
  lastName: 'Lovelace',
  addresses: [home],
  defaultShippingId: 'home',
};
let profile: Profile;

beforeEach(() => {
  profile = ada;
});

const payloads = (wanted: string) => asked.filter(({ type: name }) => name === wanted).map(({ payload }) => payload);
const spoken = () => wordsOf(document.querySelector('[aria-live=polite]'));

/** What a shop makes of a change. */
function changed(change: ProfileChange): Profile {
  if (change.kind === 'name') return { ...profile, firstName: change.firstName, lastName: change.lastName };
  if (change.kind === 'email') return { ...profile, email: change.email, emailVerified: false };
  if (change.kind === 'remove-address') {
    return { ...profile, addresses: profile.addresses.filter(({ id }) => id !== change.id) };
  }
  if (change.kind === 'default-address') {
    return { ...profile, [change.use === 'shipping' ? 'defaultShippingId' : 'defaultBillingId']: change.id };
  }
  const { address } = change;
  if (!address.id)
    return { ...profile, addresses: [...profile.addresses, { ...address, id: `new-${address.street}` }] };
  return { ...profile, addresses: profile.addresses.map((each) => (each.id === address.id ? address : each)) };
}

async function openAccount(answers: Answers = {}) {
  const shop = createShop({ account: { state: 'customer', email: 'ada@example.com', firstName: 'Ada' } });
  await openPopup({
    ...shop,
    'panel.open': () => ({
      ...shop['panel.open'](),
      shop: { ...shop['panel.open']().shop, country: 'AT', pages: { shop: 'https://shop.example/' } },
    }),
    'account.profile': () => profile,
    'account.change': (change) => {
      profile = changed(change);
      return profile;
    },
    ...answers,
  });
  (await find('button', 'Account')).click();
  await find('button', /^Addresses/);
}

async function open(part: RegExp) {
  const button = await find('button', part);
  button.focus();
  button.click();
  await drawn();
}

const failing =
  (name: string, facts = {}) =>
  () => {
    throw { name, ...facts };
  };

describe('the account view', () => {
  test('shows who is here at once, and the rest when the shop has told', async () => {
    const answer = later<Profile>();
    const shop = createShop({ account: { state: 'customer', email: 'ada@example.com', firstName: 'Ada' } });
    await openPopup({ ...shop, 'account.profile': () => answer.promise });
    (await find('button', 'Account')).click();
    expect(await find('button', 'Name Ada')).toBeTruthy();
    expect(get('button', 'Email ada@example.com')).toBeTruthy();
    expect(all('button', /^Addresses/)).toHaveLength(0);

    answer.give(ada);

    expect(await find('button', 'Addresses Hafenstraße 12, Hamburg')).toBeTruthy();
    expect(get('button', 'Name Ada Lovelace')).toBeTruthy();
  });

  test('says when the shop does not tell, and asks again', async () => {
    let isDown = true;
    const shop = createShop({ account: { state: 'customer', email: 'ada@example.com' } });
    await openPopup({
      ...shop,
      'account.profile': () => {
        if (isDown) throw { name: 'shop-failed' };
        return ada;
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
    await openAccount();
    await open(/^Name/);
    type(get('textbox', 'First name'), ' Augusta ');
    type(get('textbox', 'Last name'), 'King');
    get('button', 'Save').click();

    expect(await find('button', 'Name Augusta King')).toBe(document.activeElement);
    expect(payloads('account.change')).toEqual([{ kind: 'name', firstName: 'Augusta', lastName: 'King' }]);
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
    await openAccount({ 'account.change': failing('email-taken', { field: 'email' }) });
    await open(/^Email/);
    type(get('textbox', 'Email'), 'grace@example.com');
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
    await openAccount({
      'account.confirmEmail': () => {
        profile = { ...profile, emailVerified: true };
        return profile;
      },
    });
    await open(/^Confirm your email/);
    expect(get<HTMLAnchorElement>('link', 'Ask for the mail in the shop').href).toBe('https://shop.example/');
    type(get('textbox', 'Code from the mail'), ' c0de ');
    get('button', 'Confirm').click();

    await waitFor(() => expect(all('button', /^Confirm/)).toHaveLength(0));
    expect(payloads('account.confirmEmail')).toEqual(['c0de']);
    expect(document.activeElement).toBe(get('button', /^Email/));
    expect(spoken()).toBe('Your email is confirmed.');
  });

  test('is not confirmed by a code that is none', async () => {
    await openAccount({ 'account.confirmEmail': failing('code-refused') });
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
    await openAccount();
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
    const address = { firstName: 'Ada', lastName: 'Lovelace', street: 'Ring 1', postalCode: '1010', city: 'Wien' };
    expect(payloads('account.change')).toEqual([
      { kind: 'save-address', address: { ...address, country: 'AT' } },
      { kind: 'default-address', use: 'billing', id: 'new-Ring 1' },
    ]);
  });

  test('are changed in their place', async () => {
    await openAccount();
    await open(/^Addresses/);
    get('button', 'Edit the address Hafenstraße 12').click();
    await drawn();
    expect(get<HTMLSelectElement>('combobox', 'Country').value).toBe('DE');
    expect(all('checkbox').length).toBe(1);
    type(get('textbox', 'City'), 'Altona');
    get('button', 'Save address').click();

    await waitFor(() => expect(wordsOf(get('list', 'Addresses'))).toContain('Altona'));
    expect(payloads('account.change')).toEqual([{ kind: 'save-address', address: { ...home, city: 'Altona' } }]);
  });

  test('are removed at the second press', async () => {
    await openAccount();
    await open(/^Addresses/);
    get('button', 'Edit the address Hafenstraße 12').click();
    await drawn();
    get('button', 'Remove this address').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Remove'));
    get('button', 'Remove').click();

    const add = await find('button', 'Add an address');
    expect(payloads('account.change')).toEqual([{ kind: 'remove-address', id: 'home' }]);
    await waitFor(() => expect(document.activeElement).toBe(add));
  });

  test('are not added twice when the answer to the first try was lost', async () => {
    let isLost = true;
    await openAccount({
      'account.change': (change) => {
        profile = changed(change);
        if (!isLost) return profile;
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
    expect(profile.addresses.map(({ street }) => street)).toEqual(['Hafenstraße 12', 'Ring 1']);
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
    await openAccount({ 'account.changePassword': () => ({ state: 'customer', email: ada.email }) });
    await open(/^Password/);
    change(' old ', ' nëw&= ');

    expect(await find('button', 'Password Changed. Other devices are signed out.')).toBe(document.activeElement);
    expect(payloads('account.changePassword')).toEqual([{ current: ' old ', next: ' nëw&= ' }]);
  });

  test('is not changed with a wrong one, which is said at its field; both stay typed', async () => {
    await openAccount({ 'account.changePassword': failing('password-wrong') });
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
    await openAccount({ 'account.delete': () => ({ account: { state: 'nobody' }, cart: { lines: [], count: 0 } }) });
    await open(/^Delete your account/);
    type(get('textbox', 'Type your email to confirm'), 'somebody@example.com');
    get('button', 'Delete account').click();
    expect(wordsOf(await find('alert'))).toContain('not the email of this account');
    expect(payloads('account.delete')).toHaveLength(0);

    type(get('textbox', 'Type your email to confirm'), ' ADA@example.com');
    get('button', 'Delete account').click();
    await find('button', 'Sign in');

    expect(payloads('account.delete')).toHaveLength(1);
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
    tellPage({ account: { state: 'customer', email: 'ada@example.com', firstName: 'Ada' } });
    await find('button', /^Addresses/);
    await open(/^Name/);

    expect(get<HTMLInputElement>('textbox', 'First name').value).toBe('Ada');
  });
});

describe('a session that the shop has ended', () => {
  test('is said wherever the shopper is; the form knows the email and waits for the password', async () => {
    const shop = createShop({ account: { state: 'ended', email: 'ada@example.com' } });
    await openPopup(shop);
    (await find('button', 'Sign in')).click();
    await find('textbox', 'Email');

    expect(document.body.textContent).toContain('The shop has signed you out.');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('ada@example.com');
    expect(document.activeElement).toBe(get('textbox', 'Password'));
  });

  test('while something was typed keeps it for the same customer', async () => {
    await openAccount({ 'account.change': failing('session-ended') });
    await open(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Save').click();
    await find('button', 'Sign in');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe('ada@example.com');

    type(get('textbox', 'Password'), 'secret');
    get('button', 'Sign in').click();

    expect((await find<HTMLInputElement>('textbox', 'First name')).value).toBe('Augusta');
  });
});
