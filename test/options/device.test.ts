/** What the page does beyond one form: leaving a shop, access, files, deleting, and the first run. */
import { describe, expect, test, vi } from 'vitest';
import type { Account } from '../../src/contract/account.ts';
import type { Panel } from '../../src/contract/panel.ts';
import { asked, hostAccess, surroundings, tellPage } from '../ui/harness/browser.ts';
import { all, drawn, find, get, type, waitFor, wordsOf } from '../ui/harness/screen.ts';
import { known, none, openOptions } from './harness/options-page.ts';

const box = (name: string) => get<HTMLInputElement>('textbox', name);
const page = () => wordsOf(document.body);
const panelOf = (account: Account, count = 0): Panel => ({
  viewerEpoch: 'epoch',
  shop: { locale: 'en', mayKeepSignedIn: true, without: [], pages: {} },
  account,
  cart: { lines: [], count },
  earlier: [],
  due: [],
});

describe('another shop in the fields', () => {
  test.each<[string, Account, number, string]>([
    [
      'a customer',
      { state: 'customer', email: 'ann@example.com' },
      2,
      'ann@example.com is signed out here; their cart stays',
    ],
    ['a guest with a cart', { state: 'guest' }, 3, 'The guest’s cart there, with 3 items, is given up.'],
    ['a guest without one', { state: 'guest' }, 0, 'nothing is lost'],
    ['none', { state: 'none' }, 0, 'nothing is lost'],
  ])('says before it is saved what becomes of %s', async (_who, account, count, words) => {
    await openOptions(known, { 'panel.open': () => panelOf(account, count) });
    expect(page()).not.toContain('Saving leaves');

    type(box('Project key'), 'another-shop');
    await waitFor(() => expect(page()).toContain(words));
    expect(page()).toContain('Saving leaves the shop “my-shop”.');

    type(box('Project key'), ' my-shop ');
    await drawn();
    expect(page()).not.toContain('Saving leaves');
  });

  test('follows what happens in the panel meanwhile', async () => {
    let count = 0;
    await openOptions(known, { 'panel.open': () => panelOf({ state: 'guest' }, count) });
    type(box('Client ID'), 'another');
    await waitFor(() => expect(page()).toContain('nothing is lost'));

    count = 1;
    tellPage({ cart: { lines: [], count } });
    await waitFor(() => expect(page()).toContain('with 1 item, is given up'));
  });

  test('is nothing to speak of before the first shop, or with another currency', async () => {
    await openOptions(none);
    type(box('Project key'), 'my-shop');
    await drawn();
    expect(page()).not.toContain('Saving leaves');

    await openOptions(known);
    type(box('Currency'), 'USD');
    await drawn();
    expect(page()).not.toContain('Saving leaves');
  });
});

describe('access to the shop’s hosts', () => {
  const patterns = ['https://auth.example.com/*', 'https://api.example.com/*'];

  test('is asked for in the click, and says what it buys', async () => {
    await openOptions(known);
    expect(page()).toContain(
      'saves one round trip for each new address every five minutes. Everything works without it.',
    );
    get('button', 'Allow access').click();
    // Nothing may come in between: the browser asks only while the click lasts.
    expect(hostAccess.asked).toEqual([patterns]);

    await waitFor(() => expect(page()).toContain('Access allowed'));
    get('button', 'Take back').click();
    expect(await find('button', 'Allow access')).toBeTruthy();
    expect(hostAccess.granted).toEqual([]);
  });

  test('may be refused', async () => {
    await openOptions(known);
    hostAccess.says = false;
    get('button', 'Allow access').click();

    await waitFor(() => expect(page()).toContain('Not allowed. Everything works without it.'));
  });

  test('is not asked for hosts that are none', async () => {
    await openOptions(known);
    type(box('API URL'), 'javascript:alert(1)');
    await drawn();

    expect(all('button', 'Allow access')).toEqual([]);
  });
});

describe('settings as a file', () => {
  const choose = (name: string, text: string) => {
    const picker = document.querySelector<HTMLInputElement>('input[type=file]');
    if (!picker) throw new Error('There is no choice of a file');
    Object.defineProperty(picker, 'files', { value: [new File([text], name)], configurable: true });
    Object.defineProperty(picker, 'value', { value: '', writable: true, configurable: true });
    picker.dispatchEvent(new Event('change', { bubbles: true }));
  };

  test('go out without the secret', async () => {
    const files: Blob[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob);
      return 'blob:settings';
    });
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await openOptions(known);
    type(box('Client secret'), 's3cret');
    get('button', 'Export settings').click();

    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('my-shop-settings.json');
    expect(JSON.parse((await files[0]?.text()) ?? '')).toEqual({
      CTP_PROJECT_KEY: 'my-shop',
      CTP_CLIENT_ID: 'client',
      CTP_AUTH_URL: 'https://auth.example.com',
      CTP_API_URL: 'https://api.example.com',
      CTP_SCOPES: 'view_published_products:my-shop',
      CARTLET_CURRENCY: 'EUR',
      CARTLET_COUNTRY: 'DE',
      CARTLET_LOCALE: 'en-GB',
    });
    vi.restoreAllMocks();
  });

  test('come in without being saved, and leave alone what a policy has set', async () => {
    await openOptions({ ...known, locked: ['country'] });
    choose('settings.json', '{"CARTLET_CURRENCY": "USD", "CARTLET_COUNTRY": "US", "CARTLET_ACCENT": "teal"}');

    await waitFor(() => expect(page()).toContain('Filled in: Currency and Accent color. Nothing is saved yet.'));
    expect([box('Currency').value, box('Country').value, box('Accent color').value]).toEqual(['USD', 'DE', 'teal']);
    expect(asked.some(({ type: name }) => name === 'settings.save')).toBe(false);
  });

  test.each([
    ['holiday.json', '[1, 2]'],
    ['large.json', 'x'.repeat(100_000)],
  ])('of another kind are refused: %s', async (name, text) => {
    await openOptions(known);
    choose(name, text);

    expect(wordsOf(await find('alert'))).toBe(`There are no settings in ${name}.`);
  });
});

describe('deleting everything', () => {
  test('asks first, and can be called off', async () => {
    await openOptions(known);
    get('button', 'Delete everything on this device').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Cancel'));

    get('button', 'Cancel').click();
    await drawn();
    expect(document.activeElement).toBe(get('button', 'Delete everything on this device'));
    expect(asked.some(({ type: name }) => name === 'settings.forget')).toBe(false);
  });

  test('leaves the page as on the first day', async () => {
    await openOptions(known, { 'settings.forget': () => none });
    get('button', 'Delete everything on this device').click();
    (await find('button', 'Delete everything')).click();

    await waitFor(() => expect(page()).toContain('Everything is deleted.'));
    expect(box('Project key').value).toBe('');
    expect(document.activeElement).toBe(get('button', 'Delete everything on this device'));
  });
});

describe('the first run', () => {
  const openFirst: typeof openOptions = async (settings, answers) => {
    history.replaceState(null, '', '?first-run');
    await openOptions(settings, answers).finally(() => history.replaceState(null, '', '?'));
  };

  test('leads to a shop, then says how to keep the button, and closes', async () => {
    await openFirst(none);
    expect(page()).toContain('Paste the shop’s API client below, test it, save.');
    get('button', 'Save').click();

    await find('heading', 'Cartlet is ready');
    expect(page()).toContain('Press the pin beside Cartlet, so that its button stays');
    get('button', 'Close this page').click();
    await waitFor(() => expect(surroundings.isOpen).toBe(false));
  });

  test('of a build that has its shop says hello, and sees when the button is pinned', async () => {
    await openFirst({ ...known, source: 'build' });
    get('heading', 'Cartlet is ready');
    surroundings.isPinned = true;
    await drawn();
    window.dispatchEvent(new Event('focus'));

    await waitFor(() => expect(page()).toContain('Its button is in the toolbar'));
    get('button', 'Settings').click();
    expect(await find('button', 'Save')).toBeTruthy();
  });

  test('stays with a shop that has something against the settings', async () => {
    await openFirst(none, { 'settings.save': () => ({ ...known, trouble: { name: 'client-refused' } }) });
    get('button', 'Save').click();

    expect(wordsOf(await find('alert'))).toMatch(/^Saved, but: /);
  });
});
