/** From the paste to the test: what the page fills in, shows and says. */
import { describe, expect, test } from 'vitest';
import type { ConnectionTest, TestStep } from '../../src/contract/connection-test.ts';
import type { Envelope } from '../../src/contract/messages.ts';
import type { StrategyName } from '../../src/contract/search.ts';
import { asked, later, tellStep } from '../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { known, none, openOptions } from './harness/options-page.ts';

const box = (name: string) => get<HTMLInputElement>('textbox', name);
const steps = () => all('listitem').filter(({ className }) => className === 'step');
const passed: TestStep[] = [
  { name: 'token', state: 'passed' },
  { name: 'scopes', state: 'passed', missingScopes: [] },
  { name: 'search', state: 'passed', strategy: 'product-search', products: 1204, priced: 20 },
  { name: 'categories', state: 'passed', categories: 1 },
  { name: 'create-cart', state: 'passed' },
  { name: 'delete-cart', state: 'passed' },
];
const skipped = (...names: TestStep['name'][]): TestStep[] => names.map((name) => ({ name, state: 'skipped' }));
const tried = (given: TestStep[] = passed): ConnectionTest => ({ steps: given, preferences: none.preferences });

/** Presses Test connection, and gives the words of each step once it is over. */
async function wordsOfTrial(given: TestStep[]): Promise<string[]> {
  await openOptions(known, { 'settings.try': () => tried(given) });
  get('button', 'Test connection').click();
  await waitFor(() => expect(document.querySelector('.options-verdict')).toBeTruthy());
  return steps().map(wordsOf);
}

describe('pasting an API client', () => {
  test('fills the fields, names them, and leaves no secret behind in clear', async () => {
    await openOptions(none);
    type(
      box('Paste API client'),
      'export CTP_PROJECT_KEY=my-shop\nexport CTP_CLIENT_ID=abc\nexport CTP_CLIENT_SECRET=s3cret\nexport CTP_AUTH_URL=https://auth.sphere.io\nexport CTP_API_URL=https://api.sphere.io',
    );
    await drawn();

    expect([box('Project key').value, box('Client ID').value, box('Client secret').value]).toEqual([
      'my-shop',
      'abc',
      's3cret',
    ]);
    expect(box('API URL').value).toBe('https://api.europe-west1.gcp.commercetools.com');
    expect(get<HTMLSelectElement>('combobox', 'Region').value).toBe('europe-west1.gcp');
    expect(wordsOf(document.body)).toContain(
      'Filled in: Project key, Client ID, Client secret, Auth URL, and API URL.',
    );
    expect(box('Paste API client').value).toBe('');
    expect(document.documentElement.outerHTML).not.toContain('s3cret');
  });

  test('says what is still missing', async () => {
    await openOptions(none);
    type(box('Paste API client'), 'project_key = "my-shop"');
    await drawn();

    expect(wordsOf(document.body)).toContain('Still missing: Client ID, Client secret, Auth URL, and API URL.');
  });

  test.each([
    ['megabytes', 'x'.repeat(5_000_000), 'far more than an API client'],
    ['a list', '[{"clientId": "a"}]', 'a list, not an API client'],
    ['null', 'null', 'no API client in that'],
  ])('refuses %s at the field', async (_what, text, words) => {
    await openOptions(none);
    type(box('Paste API client'), text);

    expect(wordsOf(await find('alert'))).toContain(words);
    expect(box('Project key').value).toBe('');
  });

  test('does not read what is typed letter by letter before the field is left', async () => {
    await openOptions(none);
    const field = box('Paste API client');
    const text = 'CTP_PROJECT_KEY=my-shop';
    for (let length = 1; length <= text.length; length += 1) type(field, text.slice(0, length));
    await drawn();
    expect(box('Project key').value).toBe('');

    field.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    await drawn();
    expect(box('Project key').value).toBe('my-shop');
  });
});

test('a region fills in both URLs, and URLs of none choose none', async () => {
  await openOptions(none);
  const region = get<HTMLSelectElement>('combobox', 'Region');
  region.value = 'us-east-2.aws';
  region.dispatchEvent(new Event('change', { bubbles: true }));
  await drawn();

  expect(box('Auth URL').value).toBe('https://auth.us-east-2.aws.commercetools.com');
  expect(box('API URL').value).toBe('https://api.us-east-2.aws.commercetools.com');

  type(box('API URL'), 'https://api.eu-central-1.aws.commercetools.com');
  await drawn();
  expect(region.value).toBe('');
});

describe('the connection test', () => {
  test('shows each step as it ends', async () => {
    const trial = later<ConnectionTest>();
    await openOptions(known, { 'settings.try': () => trial.promise });
    get('button', 'Test connection').click();
    await drawn();
    const { payload } = asked.find(({ type: name }) => name === 'settings.try') as Envelope<'settings.try'>;
    const run = payload?.run ?? '';
    expect(steps().map((step) => step.dataset['state'])).toEqual(['trying', ...Array(5).fill('waiting')]);

    tellStep('another run', { name: 'token', state: 'skipped' });
    tellStep(run, { name: 'token', state: 'passed' });
    tellStep(run, { name: 'scopes', state: 'passed', missingScopes: [] });
    await drawn();
    expect(steps().map((step) => step.dataset['state'])).toEqual([
      'passed',
      'passed',
      'trying',
      ...Array(3).fill('waiting'),
    ]);

    trial.give(tried());
    await waitFor(() => expect(wordsOf(document.body)).toContain('All of it works. Save, and the shop is open.'));
  });

  test('says what it has seen', async () => {
    const words = await wordsOfTrial(passed);

    expect(words[2]).toBe('Search worksProduct Search: 1,204 products');
    expect(words[3]).toBe('Categories works1 category');
  });

  test('says in which language it reads the shop, and why', async () => {
    const language = 'en';
    const steps = passed.map((step) => (step.name === 'search' ? ({ ...step, language } as TestStep) : step));

    expect((await wordsOfTrial(steps))[2]).toContain(
      'Language of the shop: English (en), the nearest to en-GB that it has.',
    );
  });

  test('says nothing of what it took where that stood there already', async () => {
    await openOptions(none, {
      'settings.try': () => ({
        ...tried(),
        preferences: { currency: 'USD', country: 'DE', locale: 'en-GB', storeKey: '' },
        defaults: { currencies: ['USD'], countries: ['DE'], languages: ['en'] },
      }),
    });
    get('button', 'Test connection').click();

    await waitFor(() => expect(wordsOf(document.body)).toContain('Taken from the project: Currency.'));
  });

  test.each<[StrategyName, string]>([
    ['graphql', 'Product Search over GraphQL: 9 products'],
    ['product-search', 'Product Search: 9 products'],
    ['projection-search', 'Product Projection Search: 9 products'],
    ['local', 'On the device, for the project has no search: 9 products'],
    ['browse', 'By category only, for the project has no search: 9 products'],
  ])('says how it searches: %s', async (way, words) => {
    const steps = passed.map((step) =>
      step.name === 'search' ? ({ ...step, strategy: way, products: 9, priced: 9 } as TestStep) : step,
    );

    expect((await wordsOfTrial(steps))[2]).toContain(words);
  });

  test.each<[string, number, TestStep[], string]>([
    [
      'a secret that is wrong',
      0,
      [{ name: 'token', state: 'failed', failure: { name: 'client-refused' } }],
      'Settings > Developer settings lists the clients there are',
    ],
    [
      'a client that may do harm',
      1,
      [{ name: 'scopes', state: 'failed', failure: { name: 'client-harmful', scope: 'manage_orders' } }],
      'Create new API client, choose “Mobile & single-page application client”',
    ],
    [
      'a search that is off',
      2,
      [{ name: 'search', state: 'failed', failure: { name: 'search-off' } }],
      'Settings > Project settings > Storefront search',
    ],
    [
      'an empty shop',
      2,
      [{ name: 'search', state: 'passed', strategy: 'product-search', products: 0, priced: 0 }],
      'Product list and publish',
    ],
    [
      'prices of other countries',
      2,
      [{ name: 'search', state: 'passed', strategy: 'product-search', products: 9, priced: 0 }],
      'None of the products has a price in EUR for DE.',
    ],
    [
      'a language that the project has not',
      4,
      [{ name: 'create-cart', state: 'failed', failure: { name: 'input-refused' } }],
      'Settings > Project settings > International',
    ],
    [
      'a client without guests',
      4,
      [{ name: 'create-cart', state: 'skipped', scope: 'create_anonymous_token' }],
      'shoppers sign in first',
    ],
    [
      'a host that is silent',
      0,
      [{ name: 'token', state: 'failed', failure: { name: 'unreachable', host: 'auth.shop.example' } }],
      'open https://auth.shop.example in a tab',
    ],
  ])('tells what to change in Merchant Center, and where: %s', async (_what, index, given, advice) => {
    const inOrder = passed.map((step) => given.find(({ name }) => name === step.name) ?? step);

    expect((await wordsOfTrial(inOrder))[index]).toContain(advice);
  });

  test('alerts to the step that failed, and promises nothing', async () => {
    await wordsOfTrial([
      { name: 'token', state: 'failed', failure: { name: 'client-refused', supportId: 'abc-1' } },
      ...skipped('scopes', 'search', 'categories', 'create-cart', 'delete-cart'),
    ]);

    expect(all('alert')).toHaveLength(1);
    expect(wordsOf(document.body)).toContain('Not everything works yet. Nothing has been saved.');
    expect(wordsOf(document.body)).toContain('Support ID abc-1');
  });

  test('fills in what nobody had chosen, and offers the rest', async () => {
    await openOptions(none, {
      'settings.try': () => ({
        ...tried(),
        preferences: { currency: 'USD', country: 'US', locale: 'en', storeKey: '' },
        defaults: { currencies: ['USD', 'CAD'], countries: ['US', 'CA'], languages: ['en'] },
      }),
    });
    type(box('Country'), 'CA');
    get('button', 'Test connection').click();

    await waitFor(() => expect(box('Currency').value).toBe('USD'));
    expect(asked.find(({ type: name }) => name === 'settings.try')?.payload).toMatchObject({
      open: ['currency', 'locale'],
    });
    expect(box('Country').value).toBe('CA');
    expect(wordsOf(document.body)).toContain('Taken from the project: Currency and Locale.');

    get('button', 'CAD').click();
    await drawn();
    expect(box('Currency').value).toBe('CAD');
  });

  test('is forgotten when a field is changed', async () => {
    await wordsOfTrial(passed);
    type(box('Client ID'), 'another');
    await drawn();

    expect(steps()).toEqual([]);
  });

  test('puts a refusal at its field', async () => {
    await openOptions(known, {
      'settings.try': () => {
        throw { name: 'input-refused', field: 'authUrl', reason: 'swapped' };
      },
    });
    get('button', 'Test connection').click();

    expect(wordsOf(await find('alert'))).toBe('This is the API URL. The Auth URL starts with https://auth.');
    expect(document.activeElement).toBe(box('Auth URL'));
    expect(steps()).toEqual([]);
  });
});
