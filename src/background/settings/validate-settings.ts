/** Judges what a person, a build or a policy says about a shop, field by field, before anything is sent anywhere. */

import { harmfulScope } from '../../commerce/client/scopes.ts';
import { type Failure, fail, failureOf, isFailure } from '../../contract/failure.ts';
import { currentHostname } from '../../contract/hosts.ts';
import type { Connection, FieldErrorReason, FieldName, Look, Preferences, ShopPages } from '../../contract/settings.ts';

const longest = 2000;
const longestScopes = 10 * longest;

/**
 * The connection as it is used: blanks trimmed, hosts as origins, old host names renewed.
 *
 * @param allowed hosts as CSP sources, `https://*.commercetools.com`
 * @throws `input-refused` with the field and the reason, `client-harmful` with the scope
 */
export function validateConnection(given: Connection, allowed: string[]): Connection {
  const judged = validateAll<Connection>({
    projectKey: () => judgeProjectKey(given.projectKey),
    authUrl: () => judgeHost('authUrl', given.authUrl, allowed, /^api\./),
    apiUrl: () => judgeHost('apiUrl', given.apiUrl, allowed, /^auth\./),
    // HTTP Basic parts the two at the first colon.
    clientId: () => judgeText('clientId', given.clientId, /[:\p{Cc}\s]/u),
    clientSecret: () => judgeText('clientSecret', given.clientSecret, /\p{Cc}/u),
    scopes: () => judgeScopes(given.scopes, judgeProjectKey(given.projectKey)),
  });
  const [own, other] = [regionOf(judged.apiUrl), regionOf(judged.authUrl)];
  // A project is in one region, and no other takes its tokens.
  if (own && other && own !== other) throw refuse('apiUrl', 'other-region');
  return judged;
}

/**
 * Judges all parts of something.
 *
 * @throws `input-refused` for the first that is refused, with what is wrong with the `others`; and any other failure
 */
export function validateAll<Judged extends object>(judges: { [Part in keyof Judged]: () => Judged[Part] }): Judged {
  const judged: Partial<Judged> = {};
  const refused = new Map<string | undefined, Pick<Failure, 'field' | 'reason'>>();
  for (const part of Object.keys(judges) as (keyof Judged)[]) {
    try {
      judged[part] = judges[part]();
    } catch (thrown) {
      if (!isFailure(thrown, 'input-refused')) throw thrown;
      const { name: _, others = [], ...own } = failureOf(thrown);
      for (const each of [own, ...others]) refused.set(each.field, each);
    }
  }
  const [first, ...others] = refused.values();
  if (first) throw fail('input-refused', { ...first, ...(others.length > 0 && { others }) });
  return judged as Judged;
}

/** @throws `input-refused` with the field and the reason */
export function validatePreferences(given: Preferences): Preferences {
  return validateAll<Preferences>({
    currency: () => judgeCode('currency', given.currency, /^[A-Z]{3}$/),
    country: () => judgeCode('country', given.country, /^[A-Z]{2}$/),
    locale: () => judgeLocale(given.locale),
    storeKey: () => {
      const storeKey = given.storeKey.trim();
      if (!/^[\w-]{0,256}$/.test(storeKey)) throw refuse('storeKey', 'form');
      return storeKey;
    },
  });
}

/** What a template may mention. */
const placeholder = /\{(slug|sku|cartId|locale|country|currency)\}/g;

/** @throws `input-refused` with the field and the reason */
export function validatePages(given: ShopPages): ShopPages {
  const judged = (field: keyof ShopPages) => () => {
    const template = given[field].trim();
    if (!template) return '';
    if (template.length > longest) throw refuse(field, 'too-long');
    const filled = template.replaceAll(placeholder, 'x');
    if (/[{}]/.test(filled)) throw refuse(field, 'placeholder');
    const url = parse(field, filled);
    if (url.protocol === 'http:') throw refuse(field, 'not-https');
    if (url.username || url.password) throw refuse(field, 'user');
    return template;
  };
  return validateAll<ShopPages>({
    shop: judged('shop'),
    product: judged('product'),
    checkout: judged('checkout'),
    terms: judged('terms'),
    privacy: judged('privacy'),
  });
}

/** Colours by number or name; whether there is such a name only a page can tell. */
const colour =
  /^(#([\da-f]{3}|[\da-f]{6})|(rgb|hsl|hwb|lab|lch|oklab|oklch)\([\d\s.,%/+-]+(deg|turn|rad)?[\d\s.,%/]*\)|[a-z]{3,24})$/;
/** Characters. */
const longestColour = 100;
/** Names that CSS takes for a colour and that are none of their own. */
const noColours = ['transparent', 'currentcolor', 'inherit', 'initial', 'unset', 'revert'];

/** @throws `input-refused` with the field and the reason */
export function validateLook(given: Look): Look {
  const accent = given.accent.trim().toLowerCase();
  // Longer ones are no colours, and would take the pattern the square of their length.
  const isColour = accent.length <= longestColour && colour.test(accent) && !noColours.includes(accent);
  if (accent && !isColour) throw refuse('accent', 'form');
  return { accent };
}

/** What a policy or a build says is passed over where it makes no sense: nobody here could put it right. */
export function usableAccent(given: string): string {
  try {
    return validateLook({ accent: given }).accent;
  } catch {
    return '';
  }
}

/** The failure for one field. */
export function refuse(field: FieldName, reason: FieldErrorReason) {
  return fail('input-refused', { field, reason });
}

/** https://docs.commercetools.com/api/projects/project: 2 to 36 characters */
function judgeProjectKey(given: string): string {
  const key = given.trim();
  if (!key) throw refuse('projectKey', 'empty');
  if (/^[\w-]+$/.test(key) && /[A-Z]/.test(key)) throw refuse('projectKey', 'capitals');
  if (!/^[a-z0-9_-]+$/.test(key)) throw refuse('projectKey', 'characters');
  if (key.length < 2 || key.length > 36) throw refuse('projectKey', 'form');
  return key;
}

function judgeCode(field: 'currency' | 'country', given: string, form: RegExp): string {
  const code = given.trim().toUpperCase();
  if (!code) throw refuse(field, 'empty');
  if (!form.test(code)) throw refuse(field, 'form');
  return code;
}

/** Tags of BCP 47 that browsers do not take, as `i-klingon` and `x-pirate`. */
const registered = /^[ix](-\w{2,8})+$/i;

function judgeLocale(given: string): string {
  if (!given.trim()) throw refuse('locale', 'empty');
  const locale = usableLocale(given) || (registered.test(given.trim()) && deviceLocale());
  if (!locale) throw refuse('locale', 'form');
  return locale;
}

/** A tag as browsers write it, `en-US` for `en_us`; empty for one that they do not take. */
export function usableLocale(given = ''): string {
  try {
    return Intl.getCanonicalLocales(given.trim().replaceAll('_', '-'))[0] ?? '';
  } catch {
    return '';
  }
}

/** The browser's. */
export function deviceLocale(): string {
  return usableLocale(globalThis.navigator?.language) || 'en';
}

function parse(field: FieldName, text: string): URL {
  if (!URL.canParse(text)) throw refuse(field, 'no-address');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(field, 'no-web-address');
  return url;
}

/** @param swapped what the host's name begins with when the two were mixed up */
function judgeHost(field: 'authUrl' | 'apiUrl', given: string, allowed: string[], swapped: RegExp): string {
  const text = given.trim();
  if (!text) throw refuse(field, 'empty');
  if (text.length > longest) throw refuse(field, 'too-long');
  const url = parse(field, text);
  url.hostname = currentHostname(url.hostname);
  if (url.username || url.password) throw refuse(field, 'user');
  const isAllowed = allowed.some((source) => matches(url, source));
  if (url.protocol === 'http:' && !isAllowed) throw refuse(field, 'not-https');
  if (url.pathname !== '/' || url.search || url.hash) throw refuse(field, 'path');
  if (swapped.test(url.hostname)) throw refuse(field, 'swapped');
  if (!isAllowed) throw refuse(field, 'foreign-host');
  return url.origin;
}

/** The region of commercetools that a host is named after; `undefined` for hosts of a merchant's own. */
function regionOf(origin: string): string | undefined {
  return /(?:auth|api)\.(.+\.commercetools\.\w+)/.exec(origin)?.[1];
}

/** Whether a CSP host source covers an address: `https://*.example.com`, `https://shop.example`, `http://127.0.0.1:*`. */
function matches(url: URL, source: string): boolean {
  const [, scheme, host, port] = /^(https?):\/\/([^:/]+)(?::(\*|\d+))?$/.exec(source) ?? [];
  if (!host || url.protocol !== `${scheme}:`) return false;
  if (port !== '*' && url.port !== (port ?? '')) return false;
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}

function judgeText(field: 'clientId' | 'clientSecret', given: string, forbidden: RegExp): string {
  const text = given.trim();
  if (!text) throw refuse(field, 'empty');
  if (text.length > longest) throw refuse(field, 'too-long');
  if (forbidden.test(text)) throw refuse(field, 'characters');
  return text;
}

/** What was handed out is kept for the form; what the client really owns is asked of the shop. */
function judgeScopes(given: string, projectKey: string): string {
  const scopes = given.split(/\s+/).filter(Boolean);
  if (scopes.join(' ').length > longestScopes) throw refuse('scopes', 'too-long');
  if (!scopes.every((scope) => /^[a-z_]+:[^:]+/.test(scope))) throw refuse('scopes', 'form');
  if (scopes.some((scope) => scope.split(':')[1] !== projectKey)) throw refuse('scopes', 'other-project');
  const scope = harmfulScope(scopes);
  if (scope) throw fail('client-harmful', { field: 'scopes', scope });
  return scopes.join(' ');
}
