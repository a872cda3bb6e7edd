/** What a project sells in and speaks, as far as this API client may learn it. */
import * as v from 'valibot';
import type { ProjectDefaults } from '../../contract/connection-test.ts';
import type { Preferences } from '../../contract/settings.ts';
import { tagsOf } from '../catalog/localized-string.ts';
import type { Api } from '../client/api.ts';

const words = v.fallback(v.array(v.string()), []);
/** https://docs.commercetools.com/api/projects/project#project */
const projectBody = v.object({ currencies: words, countries: words, languages: words });

const price = v.fallback(
  v.object({
    value: v.object({ currencyCode: v.string() }),
    country: v.fallback(v.optional(v.string()), undefined),
  }),
  { value: { currencyCode: '' }, country: undefined },
);
const variant = v.fallback(v.object({ prices: v.fallback(v.array(price), []) }), { prices: [] });
/** Without price selection each variant brings all of its prices. */
const productsBody = v.object({
  results: v.array(
    v.object({
      name: v.fallback(v.record(v.string(), v.string()), {}),
      masterVariant: variant,
    }),
  ),
});

/** One page of products shows what the rest is like. */
const productLimit = 50;

/** A proposal, with what it knows the languages from, and the currency that most prices for a country are in. */
export interface LearntDefaults extends Omit<ProjectDefaults, 'languages'> {
  /** The tags of the project's languages, or those of each product's name. */
  tags: string[][];
  currencyIn?: Record<string, string>;
}

/**
 * From the project's own settings where the client may read them, otherwise from one page of products.
 *
 * @param storeKey of the store whose products are looked at; empty for the project's
 */
export async function readProjectDefaults(
  api: Api,
  storeKey: string,
  mayReadProject: boolean,
): Promise<LearntDefaults> {
  // A session that began before its client had the scope is refused.
  const project = mayReadProject ? await askProject(api).catch(() => undefined) : undefined;
  return project?.tags.flat().length ? project : askProducts(api, storeKey);
}

async function askProject(api: Api): Promise<LearntDefaults> {
  const answer = await api({ purpose: 'browse', method: 'GET', path: '', changes: 'nothing' });
  const { languages, ...project } = v.parse(projectBody, answer);
  return { ...project, tags: [languages] };
}

/** What most of the products are priced and named in comes first. */
async function askProducts(api: Api, storeKey: string): Promise<LearntDefaults> {
  const answer = await api({
    purpose: 'browse',
    method: 'GET',
    path: '/product-projections',
    query: [
      ['limit', String(productLimit)],
      ['withTotal', 'false'],
      ...(storeKey ? ([['storeProjection', storeKey]] as [string, string][]) : []),
    ],
    changes: 'nothing',
  });
  const { results } = v.parse(productsBody, answer);
  const prices = results.flatMap(({ masterVariant }) => masterVariant.prices);
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

/** Proposals are a help: without them the merchant types. */
export async function projectDefaultsOrNone(
  ask: Promise<LearntDefaults>,
): Promise<(LearntDefaults & ProjectDefaults) | undefined> {
  try {
    return tidy(await ask);
  } catch {
    return undefined;
  }
}

/**
 * The preferences with those that were not chosen yet taken from the proposal: the country this device is in where the
 * shop sells there, otherwise the first, and its currency. The locale is the shopper's and no project's: it stays.
 */
export function withDefaults(
  given: Preferences,
  open: (keyof Preferences)[],
  proposal: LearntDefaults | undefined,
): Preferences {
  if (!proposal) return given;
  const { currencies, countries, currencyIn } = proposal;
  const { region } = new Intl.Locale(given.locale).maximize();
  const here = countries.find((code) => code === region) ?? countries[0];
  const country = (open.includes('country') && here) || given.country;
  const currency = (open.includes('currency') && (currencyIn?.[country] ?? currencies[0])) || given.currency;
  return { ...given, country, currency };
}

/** Only what a field of the settings would take, and not more than anybody reads. */
function tidy({ currencies, countries, currencyIn, tags }: LearntDefaults): LearntDefaults & ProjectDefaults {
  const most = 12;
  return {
    tags,
    ...(currencyIn && { currencyIn }),
    currencies: currencies.filter((code) => /^[A-Z]{3}$/.test(code)).slice(0, most),
    countries: countries.filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, most),
    languages: byFrequency(tags.flat())
      .filter((tag) => /^[a-z]{2,3}(-\w{2,8})*$/i.test(tag))
      .slice(0, most),
  };
}

function byFrequency(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values.filter(Boolean)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
