import { render } from 'preact';
import { describe, expect, test, vi } from 'vitest';
import type { SearchAbilities } from '../../src/contract/search.ts';
import type { SettingsForm, SettingsView } from '../../src/contract/settings.ts';
import { type Answers, asked, installWorker } from '../ui/page-surroundings.ts';
import { all, drawn, find, get, type, wordsOf } from '../ui/screen.ts';

const abilities: SearchAbilities = {
  way: 'graphql',
  search: true,
  halfWords: true,
  typos: true,
  filters: [],
  facets: true,
  sorts: ['relevance'],
  suggestions: false,
};
const none: SettingsView = {
  connection: { projectKey: '', clientId: '', authUrl: '', apiUrl: '', scopes: '' },
  secretKnown: false,
  preferences: { currency: 'EUR', country: 'DE', locale: 'en-GB', storeKey: '' },
  source: 'none',
  lacks: [],
};
const known: SettingsView = {
  ...none,
  connection: {
    projectKey: 'my-shop',
    clientId: 'client',
    authUrl: 'https://auth.example.com',
    apiUrl: 'https://api.example.com',
    scopes: 'view_published_products:my-shop',
  },
  secretKnown: true,
  source: 'device',
};

async function openOptions(settings: SettingsView, answers: Answers = {}) {
  installWorker({ 'settings.read': () => settings, 'settings.save': () => known, ...answers });
  const before = document.getElementById('app');
  if (before) render(null, before);
  vi.resetModules();
  const app = document.createElement('div');
  app.id = 'app';
  document.body.replaceChildren(app);
  await import('../../src/options/main.tsx');
  await find('textbox', 'Project key');
}

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

    await vi.waitFor(() => expect(wordsOf(get('status'))).toBe('Saved'));
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
      },
    ]);
    expect(get<HTMLInputElement>('textbox', 'Client secret').value).toBe('');
  });

  test('takes "Saved" back when something is changed', async () => {
    await openOptions(none);
    get('button', 'Save').click();
    await vi.waitFor(() => expect(wordsOf(get('status'))).toBe('Saved'));

    type(get('textbox', 'Country'), 'FR');
    await drawn();

    expect(wordsOf(get('status'))).toBe('');
  });

  test('says beside the field why it was refused, and puts the cursor there', async () => {
    await openOptions(none, {
      'settings.save': () => {
        throw { name: 'input-refused', field: 'apiUrl' };
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
        throw { name: 'input-refused', field: 'storeKey' };
      },
    });
    type(get('textbox', 'Store key'), ' quayside ');
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toContain('A store key has');
    expect(savedForms()).toMatchObject([{ preferences: { storeKey: 'quayside' } }]);
  });

  test('cannot be changed where a policy has set the shop', async () => {
    await openOptions({ ...known, source: 'policy' });

    expect(document.body.textContent).toContain('Your organization has set this shop.');
    expect(all('textbox').every((field) => (field as HTMLInputElement).readOnly)).toBe(true);
    expect(all('button', 'Save')).toHaveLength(0);
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
    await openOptions(known, { 'catalog.abilities': () => ({ ...abilities, way }) });

    await find('heading', 'Search');
    expect(wordsOf(document.querySelector('main'))).toContain(words);
  });

  test('is not asked for while no shop is connected, and said nothing of when the shop is out of reach', async () => {
    await openOptions(none);
    expect(asked.map(({ type: name }) => name)).not.toContain('catalog.abilities');

    await openOptions(known, {
      'catalog.abilities': () => {
        throw { name: 'offline' };
      },
    });
    await vi.waitFor(() => expect(asked.map(({ type: name }) => name)).toContain('catalog.abilities'));
    await drawn();
    expect(all('heading', 'Search')).toHaveLength(0);
    expect(all('alert')).toHaveLength(0);
  });
});
