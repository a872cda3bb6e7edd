/** Converts between the settings and the draft in the form. */
import type { FieldName, SettingsForm, SettingsView } from '../contract/settings.ts';
import type { Draft } from './state.ts';

/** The draft for saved settings. The worker never sends the client secret to the page. */
export function draftFor({ connection, preferences, pages, look }: SettingsView): Draft {
  return { ...connection, clientSecret: '', ...preferences, ...pages, ...look };
}

/** The form that the page sends to the worker. */
export function formFor(draft: Draft): SettingsForm {
  const value = (name: FieldName) => draft[name].trim();
  return {
    connection: {
      projectKey: value('projectKey'),
      clientId: value('clientId'),
      clientSecret: value('clientSecret'),
      authUrl: value('authUrl'),
      apiUrl: value('apiUrl'),
      scopes: value('scopes'),
    },
    preferences: {
      currency: value('currency'),
      country: value('country'),
      locale: value('locale'),
      storeKey: value('storeKey'),
    },
    pages: {
      shop: value('shop'),
      product: value('product'),
      checkout: value('checkout'),
      terms: value('terms'),
      privacy: value('privacy'),
    },
    look: { accent: colourOf(value('accent')) },
  };
}

/**
 * The worker cannot test a CSS colour, so a colour that the page finds invalid is sent in a form that the worker
 * rejects.
 */
function colourOf(typed: string): string {
  return typed === '' || CSS.supports('color', typed) ? typed : `? ${typed}`;
}

/** The typed values that the worker has saved in another notation: `eur`, which is saved as `EUR`. */
export function normalizedFields(typed: Draft, saved: SettingsView): Partial<Draft> {
  const now = draftFor(saved);
  const names = (Object.keys(typed) as FieldName[]).filter((name) => name !== 'clientSecret' && name !== 'scopes');
  return Object.fromEntries(
    names.flatMap((name) => {
      const before = typed[name].trim();
      return before && now[name] && before !== now[name] ? [[name, before]] : [];
    }),
  );
}

/**
 * Whether the draft connects to another shop. Saving it then ends the session and drops the cart at the present one.
 */
export function isOtherShop(draft: Draft, { connection, preferences, source }: SettingsView): boolean {
  if (source === 'none') return false;
  const known: Partial<Draft> = { ...connection, ...preferences };
  return (['projectKey', 'clientId', 'authUrl', 'apiUrl', 'storeKey'] as const).some(
    (name) => plain(draft[name]) !== plain(known[name] ?? ''),
  );
}

function plain(value: string): string {
  return value.trim().replace(/\/$/, '');
}
