import { describe, expect, test, vi } from 'vitest';
import type { SearchAbilities } from '../../src/contract/search.ts';
import type { SettingsForm } from '../../src/contract/settings.ts';
import { asked } from '../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { known, none, openOptions } from './harness/options-page.ts';

const abilities: SearchAbilities = {
  strategy: 'graphql',
  search: true,
  prefixMatch: true,
  typos: true,
  filters: [],
  facets: true,
  sorts: ['relevance'],
  suggestions: false,
};

const savedForms = () =>
  asked.filter(({ type: name }) => name === 'settings.save').map(({ payload }) => payload as SettingsForm);

describe('the settings page', () => {
  test('shows what is set, and never the secret', async () => {
    await openOptions(known);

    expect(get<HTMLInputElement>('textbox', 'API URL').value).toBe('https://api.example.com');
    expect(get<HTMLInputElement>('textbox', 'Currency').value).toBe('EUR');
    expect(get<HTMLInputElement>('textbox', 'Client secret').value).toBe('');
    expect(get<HTMLInputElement>('textbox', 'Client secret').placeholder).toContain('Kept');
  });

  test('saves what was typed, without blanks around it, and says so', async () => {
    await openOptions(none);
    type(get('textbox', 'Project key'), ' my-shop ');
    type(get('textbox', 'Client secret'), ' s3cret\n');
    type(get('textbox', 'Scopes'), 'view_published_products:my-shop\nmanage_my_orders:my-shop');
    get('button', 'Save').click();

    await waitFor(() => expect(wordsOf(get('status'))).toBe('Saved'));
    expect(savedForms()).toEqual([
      {
        connection: {
          projectKey: 'my-shop',
          clientId: '',
          clientSecret: 's3cret',
          authUrl: '',
          apiUrl: '',
          scopes: 'view_published_products:my-shop\nmanage_my_orders:my-shop',
        },
        preferences: { currency: 'EUR', country: 'DE', locale: 'en-GB', storeKey: '' },
        pages: none.pages,
        look: none.look,
      },
    ]);
    expect(get<HTMLInputElement>('textbox', 'Client secret').value).toBe('');
  });

  test('takes "Saved" back when something is changed', async () => {
    await openOptions(none);
    get('button', 'Save').click();
    await waitFor(() => expect(wordsOf(get('status'))).toBe('Saved'));

    type(get('textbox', 'Country'), 'FR');
    await drawn();

    expect(wordsOf(get('status'))).toBe('');
  });

  test('says beside the field why it was refused, and puts the cursor there', async () => {
    await openOptions(none, {
      'settings.save': () => {
        throw { name: 'input-refused', field: 'apiUrl', reason: 'not-https' };
      },
    });
    type(get('textbox', 'API URL'), 'http://evil.example');
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain('https://');
    expect(document.activeElement).toBe(get('textbox', 'API URL'));
    expect(get<HTMLInputElement>('textbox', 'API URL').value).toBe('http://evil.example');
    expect(get('textbox', 'API URL').getAttribute('aria-describedby')).toBe(get('alert').id);
  });

  test('tells what the shop has against settings that were saved', async () => {
    await openOptions(none, { 'settings.save': () => ({ ...known, trouble: { name: 'client-refused' } }) });
    get('button', 'Save').click();

    const words = wordsOf(await find('alert'));
    expect(words).toMatch(/^Saved, but: /);
    expect(words).toContain('Check client ID and client secret');
  });

  test('tells the merchant what each missing scope would switch on, and where', async () => {
    await openOptions({ ...known, lacks: ['view_categories', 'create_anonymous_token'] });

    const said = wordsOf(document.body);
    expect(get('heading', 'What this API client leaves out')).toBeTruthy();
    expect(said).toContain('The shop’s categories, to browse byview_categories');
    expect(said).toContain('A cart before signing in');
    expect(said).toContain('Developer settings, Create new API client');
  });

  test('has nothing to say of a client that lacks nothing', async () => {
    await openOptions(known);

    expect(all('heading', 'What this API client leaves out')).toHaveLength(0);
  });

  test('sends the store key, and says at its field when it is refused', async () => {
    await openOptions(known, {
      'settings.save': () => {
        throw { name: 'input-refused', field: 'storeKey', reason: 'form' };
      },
    });
    type(get('textbox', 'Store key'), ' quayside ');
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain('A store key has');
    expect(savedForms()).toMatchObject([{ preferences: { storeKey: 'quayside' } }]);
  });

  test('locks what a policy has set, says by whom, and leaves the rest to be changed', async () => {
    const connection = ['projectKey', 'clientId', 'clientSecret', 'authUrl', 'apiUrl', 'scopes'] as const;
    await openOptions({ ...known, source: 'policy', locked: [...connection, 'country', 'checkout'] });

    expect(document.body.textContent).toContain('Your organization has set this shop by its policy.');
    const isLocked = (name: string) => get<HTMLInputElement>('textbox', name).readOnly;
    for (const name of ['Project key', 'Client ID', 'Client secret', 'Auth URL', 'API URL', 'Scopes', 'Country']) {
      expect(isLocked(name), name).toBe(true);
    }
    const note = document.getElementById(get('textbox', 'Country').getAttribute('aria-describedby') ?? '');
    expect(wordsOf(note)).toBe('Set by your organization’s policy');
    expect([isLocked('Currency'), isLocked('Product page'), isLocked('Checkout page')]).toEqual([false, false, true]);
    expect(get<HTMLSelectElement>('combobox', 'Region').disabled).toBe(true);
    expect(all('textbox', 'Paste API client')).toHaveLength(0);
    expect(all('button', 'Save')).toHaveLength(1);
  });

  test('says when a value was put into its usual form', async () => {
    const preferences = { ...known.preferences, currency: 'USD' };
    await openOptions(known, { 'settings.save': () => ({ ...known, preferences }) });
    type(get('textbox', 'Currency'), 'usd');
    get('button', 'Save').click();

    await waitFor(() => expect(get<HTMLInputElement>('textbox', 'Currency').value).toBe('USD'));
    expect(wordsOf(document.body)).toContain('You typed “usd”; this is how it is written');
  });

  test('sends a color that the browser does not know as what can be none', async () => {
    await openOptions(known);
    vi.stubGlobal('CSS', { supports: () => false });
    type(get('textbox', 'Accent color'), 'brandish');
    get('button', 'Save').click();
    vi.unstubAllGlobals();

    await waitFor(() => expect(savedForms()).toMatchObject([{ look: { accent: '? brandish' } }]));
  });

  test('marks all fields that were refused, has focus at the first on the page, and each goes with a change', async () => {
    await openOptions(known, {
      'settings.save': () => {
        const others = [
          { field: 'clientId', reason: 'empty' },
          { field: 'accent', reason: 'form' },
        ];
        throw { name: 'input-refused', field: 'authUrl', reason: 'not-https', others };
      },
    });
    get('button', 'Save').click();
    await find('textbox', 'Client ID');
    const marked = () =>
      all('textbox')
        .filter((field) => field.getAttribute('aria-invalid') === 'true')
        .map((field) => field.getAttribute('name'));
    await waitFor(() => expect(marked()).toEqual(['clientId', 'authUrl', 'accent']));
    expect(document.activeElement?.getAttribute('name')).toBe('clientId');
    expect(all('alert')).toHaveLength(1);

    get('textbox', 'Auth URL').focus();
    type(get('textbox', 'Auth URL'), 'https://auth.example.com');
    await drawn();
    expect(marked()).toEqual(['clientId', 'accent']);
    expect(document.activeElement?.getAttribute('name')).toBe('authUrl');

    type(get('textbox', 'Client ID'), 'client');
    await drawn();
    expect(marked()).toEqual(['accent']);
    // What stood there already is not said anew.
    expect(all('alert')).toEqual([]);
  });

  test('says at the checkout page what an empty one means', async () => {
    await openOptions(known);
    expect(wordsOf(document.body)).toContain('Without it the cart shows no Checkout button');

    type(get('textbox', 'Checkout page'), 'https://shop.example/{cartId}');
    await drawn();
    expect(wordsOf(document.body)).not.toContain('Without it the cart shows no Checkout button');
  });
});

describe('the way the shop is searched', () => {
  test.each([
    ['graphql', 'There is no better way.'],
    ['product-search', 'GraphQL would need one request'],
    ['projection-search', 'switch on Product Search'],
    ['local', 'switch on Product Search'],
    ['browse', 'switch on Product Search'],
  ] as const)('by %s is told, and what would be better', async (way, words) => {
    await openOptions(known, { 'catalog.abilities': () => ({ ...abilities, strategy: way }) });

    await find('heading', 'Search');
    expect(wordsOf(document.querySelector('main'))).toContain(words);
  });

  test.each([
    ['en-GB', 'exact', 'Language of the shop: British English (en-GB).'],
    ['en', 'near', 'Language of the shop: English (en), the nearest to en-GB that it has.'],
    ['de', 'merchant', 'Language of the shop: German (de), the merchant’s choice. The shop has none for en-GB.'],
    [
      'fr-FR',
      'first',
      'Language of the shop: French (France) (fr-FR), its first. The shop has neither one for en-GB nor English.',
    ],
  ])('and its language stand below the locale: %s, %s', async (language, _why, words) => {
    const view = { ...known, shopLocale: 'de-DE' };
    await openOptions(view, { 'catalog.abilities': () => ({ ...abilities, strategy: 'graphql', language }) });

    await waitFor(() => expect(wordsOf(get('textbox', 'Locale').closest('.options-field'))).toContain(words));
    // A locale that was typed since is not what this was said of.
    type(get('textbox', 'Locale'), 'fr');
    await drawn();
    expect(wordsOf(document.body)).not.toContain('Language of the shop');
  });

  test('is not asked for while no shop is connected, and said nothing of when the shop is out of reach', async () => {
    await openOptions(none);
    expect(asked.map(({ type: name }) => name)).not.toContain('catalog.abilities');

    await openOptions(known, {
      'catalog.abilities': () => {
        throw { name: 'offline' };
      },
    });
    await waitFor(() => expect(asked.map(({ type: name }) => name)).toContain('catalog.abilities'));
    await drawn();
    expect(all('heading', 'Search')).toHaveLength(0);
    expect(all('alert')).toHaveLength(0);
  });
});
