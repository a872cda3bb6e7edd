/** The build's default shop, judged by the worker's own rules: what it would refuse when it runs, the build refuses. */
import { validateConnection, validatePreferences } from '../background/settings/validate-settings.ts';
import { failureOf } from '../contract/failure.ts';
import { commercetoolsHosts, loopbackHost } from '../contract/hosts.ts';
import type { Connection, Preferences } from '../contract/settings.ts';
import type { Variables } from './variables.ts';

/** A field of the shop: its variable, what it must be, and a value that passes, to stand in for one that does not. */
type Field = [variable: string, sentence: string, example: string];

const connectionFields: Record<keyof Connection, Field> = {
  projectKey: ['CTP_PROJECT_KEY', "must be the project's key: 2 to 36 of a–z, 0–9, - and _.", 'my-shop'],
  authUrl: [
    'CTP_AUTH_URL',
    'must be the https: address of the host that gives out tokens, without a path: https://auth.europe-west1.gcp.commercetools.com',
    'https://auth.europe-west1.gcp.commercetools.com',
  ],
  apiUrl: [
    'CTP_API_URL',
    'must be the https: address of the API host, without a path: https://api.europe-west1.gcp.commercetools.com',
    'https://api.europe-west1.gcp.commercetools.com',
  ],
  clientId: ['CTP_CLIENT_ID', "must be the API client's ID, without blanks or colons.", 'id'],
  clientSecret: ['CTP_CLIENT_SECRET', "must be the API client's secret.", 'secret'],
  scopes: ['CTP_SCOPES', 'must be scopes of this project, parted by blanks: view_published_products:my-shop …', ''],
};

const preferenceFields: Record<keyof Preferences, Field> = {
  currency: ['CARTLET_CURRENCY', 'must be three letters of ISO 4217, like EUR.', 'EUR'],
  country: ['CARTLET_COUNTRY', 'must be two letters of ISO 3166-1, like DE.', 'DE'],
  locale: ['CARTLET_LOCALE', 'must be a language tag of BCP 47, like en-GB.', 'en'],
  storeKey: ['CARTLET_STORE_KEY', 'must be the key of a store: letters, digits, - and _.', ''],
};

/** The build's shop, or sentences on what is wrong with it. */
export interface ShopValidation {
  /** Hosts it may connect to, as CSP sources. */
  hosts: string[];
  faults: string[];
}

/**
 * @param packaged whether it is for a real shop, which is never on this machine
 */
export function validateShop(variables: Variables, packaged: boolean): ShopValidation {
  const own = packaged ? [] : [loopbackHost];
  const hosts = [...commercetoolsHosts, ...secureOrigins(variables), ...own];
  const faults: string[] = [];

  const preferences = given(preferenceFields, variables);
  const named = Object.keys(preferenceFields).filter((field) => preferences[field as keyof Preferences]);
  // One that is not given has its default when it runs.
  judge(preferenceFields, { ...examples(preferenceFields), ...pick(preferences, named) }, validatePreferences, faults);

  const connection = given(connectionFields, variables);
  // Without a connection the options page asks for one.
  if (!Object.values(connection).some(Boolean)) return { hosts, faults };
  const judged = judge(connectionFields, connection, (value) => validateConnection(value, hosts), faults);
  const used = faults.length === 0 ? [judged.authUrl, judged.apiUrl] : [];
  const covered = (origin: string) => new URL(origin).hostname.match(/\.commercetools\.(com|cn)$/);
  return { hosts: [...new Set([...commercetoolsHosts, ...used.filter((origin) => !covered(origin)), ...own])], faults };
}

/** Asks again and again, each time with the refused field replaced, so that every field gets its sentence. */
function judge<Value extends Connection | Preferences>(
  fields: Record<keyof Value, Field>,
  value: Value,
  rule: (value: Value) => Value,
  faults: string[],
): Value {
  const refused = new Set<string>();
  let tried = value;
  for (;;) {
    try {
      return rule(tried);
    } catch (thrown) {
      const { field = '', scope, reason } = failureOf(thrown);
      const about = fields[field as keyof Value];
      const isOtherRegion = reason === 'other-region';
      // One that stands in for a refused one says nothing of the region.
      const isStandIn = isOtherRegion && (refused.has('authUrl') || refused.has('apiUrl'));
      if (!about || (refused.has(field) && !isStandIn)) throw thrown;
      refused.add(field);
      tried = { ...tried, [field]: about[2], ...(isOtherRegion && { authUrl: connectionFields.authUrl[2] }) };
      if (isStandIn) continue;
      if (isOtherRegion) {
        faults.push('CTP_API_URL is of another region than CTP_AUTH_URL: a project is in one, so both name the same.');
        continue;
      }
      faults.push(
        scope
          ? `CTP_SCOPES has ${scope}, which is more than a shopper's: everything in an extension is public, so make an API client without it.`
          : `${about[0]} ${value[field as keyof Value] ? '' : 'is missing: it '}${about[1]}`,
      );
    }
  }
}

function given<Name extends string>(fields: Record<Name, Field>, variables: Variables): Record<Name, string> {
  return mapFields(fields, ([variable]) => variables[variable]?.trim() ?? '');
}

function examples<Name extends string>(fields: Record<Name, Field>): Record<Name, string> {
  return mapFields(fields, ([, , example]) => example);
}

function mapFields<Name extends string>(
  fields: Record<Name, Field>,
  value: (field: Field) => string,
): Record<Name, string> {
  const entries = Object.entries<Field>(fields).map(([name, field]) => [name, value(field)]);
  return Object.fromEntries(entries) as Record<Name, string>;
}

function pick<Value extends object>(value: Value, names: string[]): Partial<Value> {
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name))) as Partial<Value>;
}

/** A merchant may have hosts of their own, as long as they are encrypted. */
function secureOrigins(variables: Variables): string[] {
  return [variables['CTP_AUTH_URL'], variables['CTP_API_URL']].flatMap((address) => {
    const url = address && URL.canParse(address) ? new URL(address) : undefined;
    return url?.protocol === 'https:' ? [url.origin] : [];
  });
}
