import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/contract/account.ts';
import { later } from '../../ui/harness/browser.ts';
import { all, drawn, find, get, press, type, waitFor, wordsOf } from '../../ui/harness/screen.ts';
import { ada, openShop } from '../harness/shop.ts';
import { customerIn, openAccount, openForAda, openPart, payloads, spoken } from './account-of-ada.ts';

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
    await openPart(/^Name/);
    expect(document.activeElement).toBe(get('textbox', 'First name'));

    await openPart(/^Email/);
    expect(all('textbox', 'First name')).toHaveLength(0);
    press(get('textbox', 'Email'), 'Escape');
    await drawn();

    expect(all('textbox')).toHaveLength(0);
    expect(document.activeElement).toBe(get('button', /^Email/));
    expect(get('heading', 'Account')).toBeTruthy();
  });

  test('closes the open part by Escape on its button, too, and only then leaves', async () => {
    await openAccount();
    await openPart(/^Name/);

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
    await openPart(/^Name/);
    type(get('textbox', 'First name'), ' Augusta ');
    type(get('textbox', 'Last name'), 'King');
    get('button', 'Save').click();

    expect(await find('button', 'Name Augusta King')).toBe(document.activeElement);
    expect(customerIn(shop)).toMatchObject({ firstName: 'Augusta', lastName: 'King' });
    expect(spoken()).toBe('Saved');
  });

  test('half typed is there again when the shopper comes back, until it is cancelled', async () => {
    await openAccount();
    await openPart(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Cart, empty').click();
    await find('heading', 'Cart');
    get('button', 'Account').click();
    expect((await find<HTMLInputElement>('textbox', 'First name')).value).toBe('Augusta');

    get('button', 'Cancel').click();
    await drawn();
    await openPart(/^Name/);

    expect(get<HTMLInputElement>('textbox', 'First name').value).toBe('Ada');
  });

  test('with characters that nobody can write is refused without asking the shop', async () => {
    await openAccount();
    await openPart(/^Name/);
    type(get('textbox', 'Last name'), 'King\u0000');
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain('characters that cannot be written');
    expect(document.activeElement).toBe(get('textbox', 'Last name'));
    expect(payloads('account.change')).toEqual([]);
  });
});

describe('leaving', () => {
  test('for good takes the email, typed', async () => {
    const { store } = await openAccount();
    await openPart(/^Delete your account/);
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
    await openPart(/^Sign out/);
    await find('button', 'Sign in');

    expect(document.querySelector('main')?.textContent).toContain('The session ends at the shop, too.');
    expect(spoken()).toContain('You are signed out');
    expect(document.activeElement).toBe(get('textbox', 'Email'));
  });

  test('takes along what was typed', async () => {
    await openAccount();
    await openPart(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Sign out').click();
    await find('button', 'Sign in');
    type(get('textbox', 'Email'), ada.email);
    type(get('textbox', 'Password'), ada.password);
    get('button', 'Sign in').click();
    await find('button', /^Addresses/);
    await openPart(/^Name/);

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
    await openPart(/^Name/);
    type(get('textbox', 'First name'), 'Augusta');
    get('button', 'Save').click();
    await find('button', 'Sign in');
    expect(get<HTMLInputElement>('textbox', 'Email').value).toBe(ada.email);

    type(get('textbox', 'Password'), ada.password);
    get('button', 'Sign in').click();

    expect((await find<HTMLInputElement>('textbox', 'First name')).value).toBe('Augusta');
  });
});
