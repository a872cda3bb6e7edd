/** The settings page, opened on what a worker says. */
import type { SettingsView } from '../../../src/contract/settings.ts';
import { type Answers, installWorker, pageBrowser } from '../../ui/harness/browser.ts';
import { createPageLife, type PageLife } from '../../ui/harness/page-life.ts';
import { find, waitFor } from '../../ui/harness/screen.ts';
import { runScript } from '../../ui/harness/scripts.ts';

/** Before the first shop. */
export const none: SettingsView = {
  connection: { projectKey: '', clientId: '', authUrl: '', apiUrl: '', scopes: '' },
  secretKnown: false,
  preferences: { currency: 'EUR', country: 'DE', locale: 'en-GB', storeKey: '' },
  pages: { shop: '', product: '', checkout: '', terms: '', privacy: '' },
  look: { accent: '' },
  source: 'none',
  locked: [],
  shopLocale: '',
  guessed: ['currency', 'country', 'locale'],
  lacks: [],
};

/** With a shop that was saved on this device. */
export const known: SettingsView = {
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
  guessed: [],
};

type OptionsScript = typeof import('../../ui/harness/options-entry.ts');

let current: { app: HTMLElement; life: PageLife; script: OptionsScript } | undefined;

/** Opens the page anew. What the worker is not told to answer it knows nothing of. */
export async function openOptions(settings: SettingsView, answers: Answers = {}): Promise<void> {
  installWorker({
    'settings.read': () => settings,
    'settings.save': () => known,
    'panel.open': () => ({
      viewerEpoch: 'epoch',
      shop: { locale: 'en', mayKeepSignedIn: true, without: [], pages: {} },
      account: { state: 'none' },
      cart: { lines: [], count: 0 },
      earlier: [],
      due: [],
    }),
    ...answers,
  });
  closeOptions();
  const app = document.createElement('div');
  app.id = 'app';
  document.body.replaceChildren(app);
  const life = createPageLife(pageBrowser);
  current = { app, life, script: runScript<OptionsScript>('options', life.surroundings) };
  await find('heading', /settings$|ready$/);
  await waitFor(() => {
    if (!document.querySelector('form, .first-run')) throw new Error('The page has not been drawn yet');
  });
}

/** The browser closes the page. */
function closeOptions(): void {
  if (!current) return;
  const { app, life, script } = current;
  script.render(null, app);
  app.remove();
  life.end();
  current = undefined;
}
