/** The currencies, countries and languages of a project, as far as this API client may read them. */
import * as v from 'valibot';
import type { ProjectDefaults } from '../../contract/connection-test.ts';
import type { Preferences } from '../../contract/settings.ts';
import { tagsOf } from '../catalog/localized-string.ts';
import type { Api } from '../client/api.ts';
import { currencyCode, listOf, localizedOrEmpty, maybe, optionalText, read } from '../wire.ts';

const codes = listOf(v.string());
/** https://docs.commercetools.com/api/projects/project#project */
const projectBody = v.object({ currencies: codes, countries: codes, languages: codes });

/** A request without price selection brings all prices of each variant. */
const price = v.object({ value: v.object({ currencyCode }), country: optionalText });
const productsBody = v.object({
  results: v.array(v.object({ name: localizedOrEmpty, masterVariant: maybe(v.object({ prices: listOf(price) })) })),
});

/** Products that are sampled: one page. */
const sampleSize = 50;
/** Entries of each list that the options page offers. */
const maxOffered = 12;

/** The currencies, countries and languages of the project, as read from the shop. */
export interface LearntDefaults extends Omit<ProjectDefaults, 'languages'> {
  /** BCP 47 tags: one list of the project's languages, or one list for the name of each product. */
  tags: string[][];
  /** Country → the currency of most prices for that country. */
  currencyIn?: Record<string, string>;
}

/** The same, with only the codes that the settings take. */
export type CheckedDefaults = LearntDefaults & ProjectDefaults;

/**
 * Reads the project's own settings where the client may, or else one page of products.
 *
 * @param storeKey of the store whose products are read; empty for the project's
 */
export async function readProjectDefaults(
  api: Api,
  storeKey: string,
  mayReadProject: boolean,
): Promise<LearntDefaults> {
  // The shop refuses this to a session that began before its client had the scope.
  const project = mayReadProject ? await askProject(api).catch(() => undefined) : undefined;
  return project?.tags.flat().length ? project : askProducts(api, storeKey);
}

async function askProject(api: Api): Promise<LearntDefaults> {
  const answer = await api({ purpose: 'browse', path: '' });
  const { languages, ...project } = read(projectBody, answer);
  return { ...project, tags: [languages] };
}

/** Samples products; the currency and the country of most prices come first. */
async function askProducts(api: Api, storeKey: string): Promise<LearntDefaults> {
  const answer = await api({
    purpose: 'browse',
    path: '/product-projections',
    query: [
      ['limit', String(sampleSize)],
      ['withTotal', 'false'],
      ...(storeKey ? ([['storeProjection', storeKey]] as [string, string][]) : []),
    ],
  });
  const { results } = read(productsBody, answer);
  const prices = results.flatMap(({ masterVariant }) => masterVariant?.prices ?? []);
  const countries = byFrequency(prices.map(({ country }) => country ?? ''));
  const currencyIn = countries.flatMap((code) => {
    const [currency] = byFrequency(
      prices.flatMap(({ country, value }) => (country === code ? value.currencyCode : [])),
    );
    return currency ? [[code, currency]] : [];
  });
  return {
    currencies: byFrequency(prices.map(({ value }) => value.currencyCode)),
    countries,
    currencyIn: Object.fromEntries(currencyIn),
    tags: results.map(({ name }) => tagsOf(name)),
  };
}

/** The checked defaults, or `undefined` where the shop fails: the merchant then types the preferences. */
export async function projectDefaultsOrNone(ask: Promise<LearntDefaults>): Promise<CheckedDefaults | undefined> {
  try {
    return checked(await ask);
  } catch {
    return undefined;
  }
}

/**
 * The preferences with the unset ones taken from the project's defaults: the country of this device where the shop
 * sells there, otherwise the project's first, and the currency of that country. The locale is the shopper's and stays.
 *
 * @param unset the preferences that the merchant has not set
 */
export function withDefaults(
  given: Preferences,
  unset: (keyof Preferences)[],
  defaults: LearntDefaults | undefined,
): Preferences {
  if (!defaults) return given;
  const { currencies, countries, currencyIn } = defaults;
  const { region } = new Intl.Locale(given.locale).maximize();
  const likely = countries.find((code) => code === region) ?? countries[0];
  const country = (unset.includes('country') && likely) || given.country;
  const currency = (unset.includes('currency') && (currencyIn?.[country] ?? currencies[0])) || given.currency;
  return { ...given, country, currency };
}

/** Leaves out what a field of the settings would not take. */
function checked({ currencies, countries, currencyIn, tags }: LearntDefaults): CheckedDefaults {
  return {
    tags,
    ...(currencyIn && { currencyIn }),
    currencies: currencies.filter((code) => /^[A-Z]{3}$/.test(code)).slice(0, maxOffered),
    countries: countries.filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, maxOffered),
    languages: byFrequency(tags.flat())
      .filter((tag) => /^[a-z]{2,3}(-\w{2,8})*$/i.test(tag))
      .slice(0, maxOffered),
  };
}

/** Each non-empty value once, the most frequent first. */
function byFrequency(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values.filter(Boolean)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
