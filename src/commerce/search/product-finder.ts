/** Product search: by the best strategy that the shop has, in a language that the project has. */
import type { Category } from '../../contract/catalog.ts';
import {
  pageSize,
  type SearchAbilities,
  type SearchPage,
  type SearchQuery,
  type StrategyName,
  searchTextLimit,
} from '../../contract/search.ts';
import type { Preferences } from '../../contract/settings.ts';
import { type KnownAttribute, learnAttributes } from '../catalog/filterable-attributes.ts';
import { tagsOf } from '../catalog/localized-string.ts';
import type { Languages } from '../catalog/project-languages.ts';
import type { Api } from '../client/api.ts';
import { createBrowse } from './browse.ts';
import type { CatalogCache } from './cached-catalog.ts';
import { attributesToCount } from './facets.ts';
import { type KnownStrategy, searchWithFallback } from './fallback.ts';
import { graphql } from './graphql.ts';
import { createOnDeviceSearch } from './on-device.ts';
import { productSearch } from './product-search.ts';
import { projectionSearch } from './projection-search.ts';
import { resultPage } from './result-page.ts';
import { searchInLanguage } from './search-in-language.ts';
import {
  type CachedSearchMemory,
  cacheSearchMemory,
  type SearchMemory,
  type SearchMemoryStorage,
} from './search-memory.ts';
import type { SearchStrategy, StrategyQuery, StrategyResult } from './strategy.ts';
import { createSuggester } from './suggest.ts';

export interface ProductFinderParts {
  languages: Languages;
  memory: SearchMemoryStorage;
  catalogCache: CatalogCache;
  /** The shop's categories, cached or from the shop. */
  categories(): Promise<Category[]>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface ProductFinder {
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchPage>;
  /** Words that the merchant suggests; none where the shop does not suggest. */
  suggest(text: string, signal?: AbortSignal): Promise<string[]>;
  /** Tries the strategies again, from the best, and reads the project's languages from the shop. */
  abilities(): Promise<SearchAbilities & { language?: string | undefined }>;
}

/** What the steps of a search share. */
interface Context {
  api: Api;
  preferences: Preferences;
  languages: Languages;
  strategies: Readonly<Record<StrategyName, SearchStrategy>>;
  memory: CachedSearchMemory;
  now(): number;
}

interface SearchAnswer {
  query: StrategyQuery;
  found: StrategyResult;
  attributes: readonly KnownAttribute[];
  abilities: SearchAbilities;
}

export function createProductFinder(api: Api, preferences: Preferences, parts: ProductFinderParts): ProductFinder {
  const { languages, now, catalogCache } = parts;
  const { locale } = preferences;
  const subtree = async (categoryId: string) => withDescendants(await parts.categories(), categoryId);
  const memory = cacheSearchMemory(parts.memory, locale);
  const strategies: Context['strategies'] = {
    graphql,
    'product-search': productSearch,
    'projection-search': projectionSearch,
    local: createOnDeviceSearch(catalogCache, subtree, now),
    browse: createBrowse(subtree),
  };
  const context: Context = { api, preferences, languages, strategies, memory, now };
  const suggest = createSuggester({ api, languages, memory, locale });

  return {
    search: async (query, signal) => {
      const isWorded = searchableText(query.text) !== '' || query.sort === 'name';
      const answer = await searchInLanguage(languages, locale, { isWorded, offset: query.offset }, async (language) => {
        const { attributes, known } = await memory.read();
        return ask(context, strategyQuery(context, query, attributes, language, signal), known);
      });
      const { found, attributes, abilities } = answer;
      // The answer may have told a language of the project, and its texts are read in that.
      return resultPage(found, attributes, { ...answer.query, locales: languages.locales() }, abilities, now());
    },

    suggest: (text, signal) => suggest(searchableText(text), signal),

    abilities: async () => {
      const { known: _, suggests: __, ...rest } = await memory.read();
      await memory.write(rest);
      const query = strategyQuery(context, { text: '', offset: 0 }, [], languages.tag() ?? locale);
      const { abilities } = await ask(context, { ...query, attributes: rest.attributes, limit: 1 }, undefined);
      await languages.askShop().catch(() => {});
      return { ...abilities, language: languages.tag() };
    },
  };
}

function strategyQuery(
  { preferences: { currency, country, storeKey }, languages }: Context,
  { text, categoryId, filters = {}, sort = 'relevance', offset }: SearchQuery,
  attributes: readonly KnownAttribute[],
  language: string,
  signal?: AbortSignal,
): StrategyQuery {
  return {
    text: searchableText(text),
    ...{ categoryId, filters, sort, offset },
    limit: pageSize,
    ...{ currency, country, storeKey, language },
    locales: languages.locales(),
    attributes,
    counted: offset === 0 ? attributesToCount(attributes) : [],
    signal,
  };
}

/** Searches once, and learns the languages and attributes that the results show. */
async function ask(context: Context, query: StrategyQuery, known: KnownStrategy | undefined): Promise<SearchAnswer> {
  const { api, strategies, languages, memory, now } = context;
  const { found, strategy, remember } = await searchWithFallback(strategies, known, now(), api, query);
  const tags = found.projections.map(({ name }) => tagsOf(name));
  await languages.learnFrom(tags);
  if (query.text && tags.flat().includes(query.language)) await languages.confirm(query.language);
  const before = await memory.read();
  const attributes = learnAttributes(before.attributes, found.projections, languages.locales());
  if (remember || attributes !== before.attributes) {
    await memory.update({ attributes, ...(remember && afterRetry(before, remember)) });
  }
  const { suggests } = await memory.read();
  return {
    query,
    found,
    attributes,
    abilities: { ...strategy.abilities, ...(suggests !== undefined && { suggestions: suggests }) },
  };
}

/**
 * What to remember of a strategy. A shop whose strategies were tried again, for a better one may have been switched on,
 * may suggest words by now as well.
 */
function afterRetry({ known, suggests }: SearchMemory, remember: KnownStrategy): Partial<SearchMemory> {
  return { known: remember, ...(known && suggests === false && { suggests: undefined }) };
}

/** The category and all below it. */
function withDescendants(categories: Category[], categoryId: string): string[] {
  const found = new Set([categoryId]);
  // A loop over a set reaches what is added meanwhile.
  for (const id of found) for (const category of categories) if (category.parentId === id) found.add(category.id);
  return [...found];
}

/**
 * A typed text as the shop can search it: no control characters, no halves of characters, no blanks around, 256
 * characters.
 */
function searchableText(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFD]+/gu, ' ')
    .trim()
    .slice(0, searchTextLimit)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
}
