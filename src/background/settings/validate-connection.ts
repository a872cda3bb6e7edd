/** Validates the connection to a project, before anything is sent to the hosts that it names. */
import { harmfulScope } from '../../commerce/client/scopes.ts';
import { fail } from '../../contract/failure.ts';
import { currentHostname } from '../../contract/rules/hosts.ts';
import type { Connection } from '../../contract/settings.ts';
import { fieldLength, parseAddress, refuse, validateAll } from './validate-settings.ts';

/** Characters of all scopes together. */
const scopesLength = 10 * fieldLength;

/**
 * The connection as requests use it: blanks trimmed, hosts as origins, former host names of commercetools renewed.
 *
 * @param allowed hosts as CSP sources, `https://*.commercetools.com`
 * @throws `input-refused` with the field and the reason, `client-harmful` with the scope
 */
export function validateConnection(given: Connection, allowed: string[]): Connection {
  const valid = validateAll<Connection>({
    projectKey: () => validateProjectKey(given.projectKey),
    authUrl: () => validateHost('authUrl', given.authUrl, allowed, /^api\./),
    apiUrl: () => validateHost('apiUrl', given.apiUrl, allowed, /^auth\./),
    // HTTP Basic separates ID and secret at the first colon.
    clientId: () => validateText('clientId', given.clientId, /[:\p{Cc}\s]/u),
    clientSecret: () => validateText('clientSecret', given.clientSecret, /\p{Cc}/u),
    scopes: () => validateScopes(given.scopes, validateProjectKey(given.projectKey)),
  });
  const [ofApi, ofAuth] = [regionOf(valid.apiUrl), regionOf(valid.authUrl)];
  // A project is in one region, and the hosts of other regions refuse its tokens.
  if (ofApi && ofAuth && ofApi !== ofAuth) throw refuse('apiUrl', 'other-region');
  return valid;
}

/** https://docs.commercetools.com/api/projects/project: 2 to 36 characters */
function validateProjectKey(given: string): string {
  const key = given.trim();
  if (!key) throw refuse('projectKey', 'empty');
  if (/^[\w-]+$/.test(key) && /[A-Z]/.test(key)) throw refuse('projectKey', 'capitals');
  if (!/^[a-z0-9_-]+$/.test(key)) throw refuse('projectKey', 'characters');
  if (key.length < 2 || key.length > 36) throw refuse('projectKey', 'form');
  return key;
}

/** @param swapped how the host's name begins when the auth host and the API host were mixed up */
function validateHost(field: 'authUrl' | 'apiUrl', given: string, allowed: string[], swapped: RegExp): string {
  const url = parseAddress(field, validateLength(field, given));
  url.hostname = currentHostname(url.hostname);
  if (url.username || url.password) throw refuse(field, 'user');
  const isAllowed = allowed.some((source) => matches(url, source));
  if (url.protocol === 'http:' && !isAllowed) throw refuse(field, 'not-https');
  if (url.pathname !== '/' || url.search || url.hash) throw refuse(field, 'path');
  if (swapped.test(url.hostname)) throw refuse(field, 'swapped');
  if (!isAllowed) throw refuse(field, 'foreign-host');
  return url.origin;
}

/** The commercetools region in a host's name; `undefined` for a host of the merchant's own. */
function regionOf(origin: string): string | undefined {
  return /(?:auth|api)\.(.+\.commercetools\.\w+)/.exec(origin)?.[1];
}

/**
 * Whether a CSP host source covers an address: `https://*.example.com`, `https://shop.example`, `http://127.0.0.1:*`.
 */
function matches(url: URL, source: string): boolean {
  const [, scheme, host, port] = /^(https?):\/\/([^:/]+)(?::(\*|\d+))?$/.exec(source) ?? [];
  if (!host || url.protocol !== `${scheme}:`) return false;
  if (port !== '*' && url.port !== (port ?? '')) return false;
  return host.startsWith('*.') ? url.hostname.endsWith(host.slice(1)) : url.hostname === host;
}

function validateText(field: 'clientId' | 'clientSecret', given: string, forbidden: RegExp): string {
  const text = validateLength(field, given);
  if (forbidden.test(text)) throw refuse(field, 'characters');
  return text;
}

function validateLength(field: keyof Connection, given: string): string {
  const text = given.trim();
  if (!text) throw refuse(field, 'empty');
  if (text.length > fieldLength) throw refuse(field, 'too-long');
  return text;
}

/** The scopes as Merchant Center handed them out, for the form. What the client really owns is asked of the shop. */
function validateScopes(given: string, projectKey: string): string {
  const scopes = given.split(/\s+/).filter(Boolean);
  if (scopes.join(' ').length > scopesLength) throw refuse('scopes', 'too-long');
  if (!scopes.every((scope) => /^[a-z_]+:[^:]+/.test(scope))) throw refuse('scopes', 'form');
  if (scopes.some((scope) => scope.split(':')[1] !== projectKey)) throw refuse('scopes', 'other-project');
  const scope = harmfulScope(scopes);
  if (scope) throw fail('client-harmful', { field: 'scopes', scope });
  return scopes.join(' ');
}
