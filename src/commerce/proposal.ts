/** What a project sells in and speaks, as far as this API client may learn it. */
import * as v from 'valibot';
import { isFailure } from '../contract/failure.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Proposal } from '../contract/trial.ts';
import type { Api } from './api.ts';
import { tagsOf } from './localized.ts';

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

/** A proposal, with what it knows the languages from, and the currency that most prices for a country are in, where prices have told. */
export interface Learnt extends Proposal {
  /** The tags of the project's languages, or those of each product's name. */
  tags: string[][];
  currencyIn?: Record<string, string>;
}

/** From the project's own settings, which a token with `view_project_settings` may read. */
export async function askProject(api: Api): Promise<Learnt> {
  const answer = await api({ purpose: 'browse', method: 'GET', path: '', repeatable: true });
  const project = v.parse(projectBody, answer);
  return { ...project, tags: [project.languages] };
}

/**
 * The tags of the project's languages where the client may read the project's settings, otherwise those of each name on one page of
 * products, as the store shows them. One request.
 */
export async function askLanguages(api: Api, storeKey: string, mayReadProject: boolean): Promise<string[][]> {
  // A session that began before its client had the scope is refused.
  const project = mayReadProject ? await askProject(api).catch(onlyIfRefused) : undefined;
  if (project && project.languages.length > 0) return project.tags;
  return (await askNames(api, storeKey ? [['storeProjection', storeKey]] : [])).map(({ name }) => tagsOf(name));
}

/** From one page of products: what most of them are priced and named in comes first. */
export async function askProducts(api: Api): Promise<Learnt> {
  const results = await askNames(api, []);
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
    languages: byFrequency(results.flatMap(({ name }) => tagsOf(name))),
  };
}

function onlyIfRefused(thrown: unknown): undefined {
  if (!isFailure(thrown, 'scope-missing', 'refused', 'not-found')) throw thrown;
}

/** The newest products, with all of their prices. */
async function askNames(api: Api, more: [string, string][]) {
  const answer = await api({
    purpose: 'browse',
    method: 'GET',
    path: '/product-projections',
    query: [['limit', String(productLimit)], ['withTotal', 'false'], ...more],
    repeatable: true,
  });
  return v.parse(productsBody, answer).results;
}

/** Proposals are a help: without them the merchant types. */
export async function proposalOrNone(ask: Promise<Learnt>): Promise<Learnt | undefined> {
  try {
    return tidy(await ask);
  } catch {
    return undefined;
  }
}

/**
 * The preferences with those that were not chosen yet taken from the proposal: the country this device is in where the shop sells
 * there, otherwise the first, and its currency. The locale is the shopper's and no project's: it stays.
 */
export function fillIn(given: Preferences, open: (keyof Preferences)[], proposal: Learnt | undefined): Preferences {
  if (!proposal) return given;
  const { currencies, countries, currencyIn } = proposal;
  const device = new Intl.Locale(given.locale).maximize();
  const here = countries.find((code) => code === device.region) ?? countries[0];
  const country = isOpen(open, 'country') && here ? here : given.country;
  const currency = currencyIn?.[country] ?? currencies[0];
  const proposed: Partial<Preferences> = {
    country,
    ...(currency && { currency }),
  };
  return { ...given, ...Object.fromEntries(Object.entries(proposed).filter(([field]) => isOpen(open, field))) };
}

function isOpen(open: (keyof Preferences)[], field: string): boolean {
  return open.some((name) => name === field);
}

/** Only what a field of the settings would take, and not more than anybody reads. */
function tidy({ currencies, countries, languages, currencyIn, tags }: Learnt): Learnt {
  const most = 12;
  return {
    tags,
    ...(currencyIn && { currencyIn }),
    currencies: currencies.filter((code) => /^[A-Z]{3}$/.test(code)).slice(0, most),
    countries: countries.filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, most),
    languages: languages.filter((tag) => /^[a-z]{2,3}(-\w{2,8})*$/i.test(tag)).slice(0, most),
  };
}

function byFrequency(values: string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values.filter(Boolean)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
