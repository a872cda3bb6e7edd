import { describe, expect, test } from 'vitest';
import { asked } from '../../ui/harness/browser.ts';
import { all, find, get, type, wordsOf } from '../../ui/harness/screen.ts';
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

describe('signing up', () => {
  test('takes what was typed along from the sign-in form', async () => {
    const shop = await openShop();
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
    expect(shop.store.inspect.customers()).toContainEqual(
      expect.objectContaining({ email: 'ada@example.com', lastName: 'Lovelace' }),
    );
  });
});

describe('the forms that lead in', () => {
  test('say what "Keep me signed in" means, and pass on that it was unticked', async () => {
    await openShop({ hasAccount: true });
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
    await openShop({ hasAccount: true, policy: { CARTLET_KEEP_SIGNED_IN: false } });
    await openAccount();
    expect(all('checkbox')).toHaveLength(0);
    expect(document.body.textContent).toContain('Your organization lets a session last no longer');
    submit('ada@example.com', 'secret');
    await find('button', 'Sign out');

    expect(signIns()).toMatchObject([{ keepSignedIn: false }]);
  });

  test('name their fields for password managers', async () => {
    await openShop();
    await openAccount();
    const tokens = () => all('textbox').map((field) => field.getAttribute('autocomplete'));
    expect(tokens()).toEqual(['username', 'current-password']);

    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');
    expect(tokens()).toEqual(['given-name', 'family-name', 'username', 'new-password']);
  });

  test('link the terms and the privacy page where the merchant gives them', async () => {
    const pages = { terms: 'https://shop.example/terms', privacy: 'https://shop.example/privacy' };
    await openShop({ settings: { pages: { shop: '', product: '', checkout: '', ...pages } } });
    await openAccount();
    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');

    expect(document.body.textContent).toContain('By creating an account you agree to the terms. Privacy');
    expect(get<HTMLAnchorElement>('link', 'terms').href).toBe(pages.terms);
    expect(get<HTMLAnchorElement>('link', 'Privacy').href).toBe(pages.privacy);
  });

  test('agree to nothing where the merchant gives no pages', async () => {
    await openShop();
    await openAccount();
    get('button', 'New here? Create an account').click();
    await find('textbox', 'First name');

    expect(document.body.textContent).not.toContain('By creating an account');
  });

  test('say at the email that it is taken', async () => {
    await openShop({
      answers: {
        'account.signUp': () => {
          throw { name: 'email-taken', field: 'email' };
        },
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
