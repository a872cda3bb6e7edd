/** Validates the build's default shop with the worker's own rules: the build rejects what the worker would reject. */
import { validateConnection } from '../background/settings/validate-connection.ts';
import { validatePreferences } from '../background/settings/validate-settings.ts';
import { failureOf } from '../contract/failure.ts';
import { commercetoolsHosts, loopbackHost } from '../contract/rules/hosts.ts';
import type { Connection, Preferences } from '../contract/settings.ts';
import type { Variables } from './variables.ts';

/** A field of the shop: its variable, a sentence with its rule, and a valid example that replaces an invalid value. */
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
  clientId: ['CTP_CLIENT_ID', "must be the API client's ID, and must not contain spaces or colons.", 'id'],
  clientSecret: ['CTP_CLIENT_SECRET', "must be the API client's secret.", 'secret'],
  scopes: ['CTP_SCOPES', 'must be scopes of this project, separated by spaces: view_published_products:my-shop …', ''],
};

const preferenceFields: Record<keyof Preferences, Field> = {
  currency: ['CARTLET_CURRENCY', 'must be three letters of ISO 4217, like EUR.', 'EUR'],
  country: ['CARTLET_COUNTRY', 'must be two letters of ISO 3166-1, like DE.', 'DE'],
  locale: ['CARTLET_LOCALE', 'must be a language tag of BCP 47, like en-GB.', 'en'],
  storeKey: ['CARTLET_STORE_KEY', 'must be the key of a store: letters, digits, - and _.', ''],
};

/** The hosts of the build's shop, and one sentence for each setting that is wrong. */
export interface ShopValidation {
  /** Hosts that the extension may connect to, as CSP sources. */
  hosts: string[];
  faults: string[];
}

/**
 * Validates the shop that the variables describe.
 *
 * @param packaged whether the build is for a real shop, which is never on this machine
 */
export function validateShop(variables: Variables, packaged: boolean): ShopValidation {
  const own = packaged ? [] : [loopbackHost];
  const hosts = [...commercetoolsHosts, ...secureOrigins(variables), ...own];
  const faults: string[] = [];

  const preferences = given(preferenceFields, variables);
  const named = Object.keys(preferenceFields).filter((field) => preferences[field as keyof Preferences]);
  // The worker has defaults for the preferences that the variables leave out.
  validateEach(
    preferenceFields,
    { ...examples(preferenceFields), ...pick(preferences, named) },
    validatePreferences,
    faults,
  );

  const connection = given(connectionFields, variables);
  // A build without a connection is valid: the merchant fills in the options page.
  if (!Object.values(connection).some(Boolean)) return { hosts, faults };
  const valid = validateEach(connectionFields, connection, (value) => validateConnection(value, hosts), faults);
  const used = faults.length === 0 ? [valid.authUrl, valid.apiUrl] : [];
  const covered = (origin: string) => new URL(origin).hostname.match(/\.commercetools\.(com|cn)$/);
  return { hosts: [...new Set([...commercetoolsHosts, ...used.filter((origin) => !covered(origin)), ...own])], faults };
}

/**
 * Applies `rule` again and again, each time with the example in place of the field it rejected, so that each invalid
 * field adds its sentence to `faults`.
 */
function validateEach<Value extends Connection | Preferences>(
  fields: Record<keyof Value, Field>,
  value: Value,
  rule: (value: Value) => Value,
  faults: string[],
): Value {
  const rejected = new Set<string>();
  let tried = value;
  for (;;) {
    try {
      return rule(tried);
    } catch (thrown) {
      const { field = '', scope, reason } = failureOf(thrown);
      const about = fields[field as keyof Value];
      const isOtherRegion = reason === 'other-region';
      // The region of an example says nothing about the region of the shop.
      const isExample = isOtherRegion && (rejected.has('authUrl') || rejected.has('apiUrl'));
      if (!about || (rejected.has(field) && !isExample)) throw thrown;
      rejected.add(field);
      tried = { ...tried, [field]: about[2], ...(isOtherRegion && { authUrl: connectionFields.authUrl[2] }) };
      if (isExample) continue;
      if (isOtherRegion) {
        faults.push('CTP_API_URL is in another region than CTP_AUTH_URL: both URLs must be in the same region.');
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

/** The origins of the shop's own hosts; only those with TLS are allowed. */
function secureOrigins(variables: Variables): string[] {
  return [variables['CTP_AUTH_URL'], variables['CTP_API_URL']].flatMap((address) => {
    const url = address && URL.canParse(address) ? new URL(address) : undefined;
    return url?.protocol === 'https:' ? [url.origin] : [];
  });
}
