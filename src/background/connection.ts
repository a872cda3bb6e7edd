/** Judges what a person, a build or a policy says about a shop, field by field, before anything is sent anywhere. */

import { fail } from '../contract/failure.ts';
import type { Connection, Preferences } from '../contract/settings.ts';

/** Old host names that still answer: https://docs.commercetools.com/api/releases/2020-02-03-aws-and-new-hostnames */
const aliases: Record<string, string> = {
  'api.sphere.io': 'api.europe-west1.gcp.commercetools.com',
  'auth.sphere.io': 'auth.europe-west1.gcp.commercetools.com',
  'api.commercetools.com': 'api.europe-west1.gcp.commercetools.com',
  'api.commercetools.co': 'api.us-central1.gcp.commercetools.com',
  'auth.commercetools.co': 'auth.us-central1.gcp.commercetools.com',
};

const longest = 2000;

/**
 * The connection as it is used: blanks trimmed, hosts as origins, old host names renewed.
 *
 * @param allowed hosts as CSP sources, `https://*.commercetools.com`
 * @throws `input-refused` with the field
 */
export function judgeConnection(given: Connection, allowed: string[]): Connection {
  const projectKey = given.projectKey.trim();
  if (!/^[a-z0-9_-]{2,36}$/.test(projectKey)) throw refuse('projectKey');
  return {
    projectKey,
    authUrl: judgeHost('authUrl', given.authUrl, allowed, /^api\./),
    apiUrl: judgeHost('apiUrl', given.apiUrl, allowed, /^auth\./),
    // HTTP Basic parts the two at the first colon.
    clientId: judgeText('clientId', given.clientId, /[:\p{Cc}\s]/u),
    clientSecret: judgeText('clientSecret', given.clientSecret, /\p{Cc}/u),
    scopes: judgeScopes(given.scopes, projectKey),
  };
}

/** @throws `input-refused` with the field */
export function judgePreferences(given: Preferences): Preferences {
  const currency = given.currency.trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) throw refuse('currency');
  const country = given.country.trim().toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) throw refuse('country');
  const storeKey = given.storeKey.trim();
  if (!/^[\w-]{0,256}$/.test(storeKey)) throw refuse('storeKey');
  return { currency, country, locale: judgeLocale(given.locale), storeKey };
}

function judgeLocale(given: string): string {
  try {
    const [locale] = Intl.getCanonicalLocales(given.trim().replaceAll('_', '-'));
    if (locale) return locale;
  } catch {
    // Not a language tag.
  }
  throw refuse('locale');
}

function refuse(field: keyof Connection | keyof Preferences) {
  return fail('input-refused', { field });
}

/** @param swapped what the host's name begins with when the two were mixed up */
function judgeHost(field: 'authUrl' | 'apiUrl', given: string, allowed: string[], swapped: RegExp): string {
  const text = given.trim();
  if (text.length > longest || !URL.canParse(text)) throw refuse(field);
  const url = new URL(text);
  url.hostname = aliases[url.hostname] ?? url.hostname;
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!bare || swapped.test(url.hostname) || !allowed.some((source) => matches(url, source))) throw refuse(field);
  return url.origin;
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
  if (!text || text.length > longest || forbidden.test(text)) throw refuse(field);
  return text;
}

/** What was handed out is kept for the form; what the client really owns is asked of the shop. */
function judgeScopes(given: string, projectKey: string): string {
  const scopes = given.split(/\s+/).filter(Boolean);
  const foreign = scopes.some((scope) => !/^[a-z_]+:/.test(scope) || scope.split(':')[1] !== projectKey);
  if (foreign || scopes.join(' ').length > 10 * longest) throw refuse('scopes');
  return scopes.join(' ');
}
