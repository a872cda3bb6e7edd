/** What a project sells in and speaks, as far as this API client may learn it. */
import * as v from 'valibot';
import type { Preferences } from '../contract/settings.ts';
import type { Proposal } from '../contract/trial.ts';
import { type Api, callProject, judgeAnswer } from './api.ts';
import type { Http } from './http.ts';
import type { Place } from './place.ts';

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

/** A proposal, with the currency that most prices for a country are in, where prices have told. */
export interface Learnt extends Proposal {
  currencyIn?: Record<string, string>;
}

/** From the project's own settings, which a token with `view_project_settings` may read. */
export async function askProject(place: Place, http: Http, token: string): Promise<Proposal> {
  const answer = await callProject(place, http, token, { method: 'GET', path: '', changes: 'nothing' });
  return v.parse(projectBody, judgeAnswer(answer));
}

/** From one page of products: what most of them are priced and named in comes first. */
export async function askProducts(api: Api): Promise<Learnt> {
  const answer = await api({
    purpose: 'browse',
    method: 'GET',
    path: '/product-projections',
    query: [
      ['limit', String(productLimit)],
      ['withTotal', 'false'],
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
    languages: byFrequency(results.flatMap(({ name }) => Object.keys(name))),
  };
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
 * The preferences with those that nobody has chosen yet taken from the proposal: the language nearest to this device's, the
 * country this device is in where the shop sells there, otherwise the first.
 */
export function fillIn(given: Preferences, open: (keyof Preferences)[], proposal: Learnt | undefined): Preferences {
  if (!proposal) return given;
  const { currencies, countries, languages, currencyIn } = proposal;
  const device = new Intl.Locale(given.locale).maximize();
  const exact = languages.find((tag) => tag.toLowerCase() === given.locale.toLowerCase());
  const near = languages.find((tag) => tag.split('-')[0] === device.language);
  const here = countries.find((code) => code === device.region) ?? countries[0];
  const country = isOpen(open, 'country') && here ? here : given.country;
  const currency = currencyIn?.[country] ?? currencies[0];
  const proposed: Partial<Preferences> = {
    country,
    ...(currency && { currency }),
    // A cart takes none but the project's own languages: https://docs.commercetools.com/api/projects/me-carts#mycartdraft
    ...(languages[0] && { locale: exact ?? near ?? languages[0] }),
  };
  return { ...given, ...Object.fromEntries(Object.entries(proposed).filter(([field]) => isOpen(open, field))) };
}

function isOpen(open: (keyof Preferences)[], field: string): boolean {
  return open.some((name) => name === field);
}

/** Only what a field of the settings would take, and not more than anybody reads. */
function tidy({ currencies, countries, languages, currencyIn }: Learnt): Learnt {
  const most = 12;
  return {
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
