/** What stands in the fields, and what of it is sent. */
import type { FieldName, SettingsForm, SettingsView } from '../contract/settings.ts';
import type { Draft } from './state.ts';

/** What the fields hold when the page opens. The secret never comes back. */
export function draftOf({ connection, preferences, pages, look }: SettingsView): Draft {
  return { ...connection, clientSecret: '', ...preferences, ...pages, ...look };
}

/** The form that the worker is sent. */
export function formOf(draft: Draft): SettingsForm {
  const word = (name: FieldName) => draft[name].trim();
  return {
    connection: {
      projectKey: word('projectKey'),
      clientId: word('clientId'),
      clientSecret: word('clientSecret'),
      authUrl: word('authUrl'),
      apiUrl: word('apiUrl'),
      scopes: word('scopes'),
    },
    preferences: {
      currency: word('currency'),
      country: word('country'),
      locale: word('locale'),
      storeKey: word('storeKey'),
    },
    pages: {
      shop: word('shop'),
      product: word('product'),
      checkout: word('checkout'),
      terms: word('terms'),
      privacy: word('privacy'),
    },
    look: { accent: colourOf(word('accent')) },
  };
}

/** The worker cannot tell which names of colours the browser knows: one that it does not goes as what can be none. */
function colourOf(typed: string): string {
  return typed === '' || CSS.supports('color', typed) ? typed : `? ${typed}`;
}

/** What was typed where the worker has saved it in another form, as `EUR` for `eur`. */
export function tidiedFields(typed: Draft, saved: SettingsView): Partial<Draft> {
  const now = draftOf(saved);
  const names = (Object.keys(typed) as FieldName[]).filter((name) => name !== 'clientSecret' && name !== 'scopes');
  return Object.fromEntries(
    names.flatMap((name) => {
      const before = typed[name].trim();
      return before && now[name] && before !== now[name] ? [[name, before]] : [];
    }),
  );
}

/** Whether the fields mean another shop than the one that is connected: then its session and its cart end here. */
export function isOtherShop(draft: Draft, { connection, preferences, source }: SettingsView): boolean {
  if (source === 'none') return false;
  const known: Partial<Draft> = { ...connection, ...preferences };
  return (['projectKey', 'clientId', 'authUrl', 'apiUrl', 'storeKey'] as const).some(
    (name) => plain(draft[name]) !== plain(known[name] ?? ''),
  );
}

function plain(word: string): string {
  return word.trim().replace(/\/$/, '');
}
