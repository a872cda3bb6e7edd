/** The settings page, opened on what a worker says. */
import { render } from 'preact';
import { vi } from 'vitest';
import type { SettingsView } from '../../src/contract/settings.ts';
import { type Answers, installWorker } from '../ui/page-surroundings.ts';
import { find } from '../ui/screen.ts';

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

/** Opens the page anew. What the worker is not told to answer it knows nothing of. */
export async function openOptions(settings: SettingsView, answers: Answers = {}): Promise<void> {
  installWorker({
    'settings.read': () => settings,
    'settings.save': () => known,
    'panel.open': () => ({
      era: 'era',
      shop: { locale: 'en', mayKeepSignedIn: true, without: [], pages: {} },
      account: { state: 'none' },
      cart: { lines: [], count: 0 },
      earlier: [],
      due: [],
    }),
    ...answers,
  });
  const before = document.getElementById('app');
  if (before) render(null, before);
  vi.resetModules();
  const app = document.createElement('div');
  app.id = 'app';
  document.body.replaceChildren(app);
  await import('../../src/options/main.tsx');
  await find('heading', /settings$|ready$/);
  await vi.waitFor(() => {
    if (!document.querySelector('form, .first-run')) throw new Error('The page has not been drawn yet');
  });
}
