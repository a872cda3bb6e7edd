/** Searching: by whatever way the shop has, in a language it has, learning of its attributes on the way. */
import type { Category } from '../../contract/catalog.ts';
import { isFailure } from '../../contract/failure.ts';
import {
  offsetLimit,
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
import { cardOf } from '../catalog/product.ts';
import type { Languages } from '../catalog/project-languages.ts';
import type { Api } from '../client/api.ts';
import { createBrowse } from './browse.ts';
import { matchingVariantId } from './facet-counts.ts';
import { attributesToCount, facetsOf } from './facets.ts';
import { type KnownStrategy, searchWithFallback } from './fallback.ts';
import { graphql } from './graphql.ts';
import { type CatalogCache, createOnDeviceSearch } from './on-device.ts';
import { productSearch } from './product-search.ts';
import { projectionSearch } from './projection-search.ts';
import type { SearchMemory } from './search-memory.ts';
import type { SearchStrategy, StrategyQuery, StrategyResult } from './strategy.ts';
import { suggestedWords } from './suggest.ts';

export interface ProductFinderParts {
  languages: Languages;
  memory: {
    read(): Promise<SearchMemory | undefined>;
    write(memory: SearchMemory): Promise<void>;
  };
  catalogCache: CatalogCache;
  /** The shop's categories, from memory or from the shop. */
  categories(): Promise<Category[]>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface ProductFinder {
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchPage>;
  /** Words that the merchant suggests; none where the shop does not suggest. */
  suggest(text: string, signal?: AbortSignal): Promise<string[]>;
  /** Tries the ways of searching anew, from the best, and asks for the project's languages. */
  abilities(): Promise<SearchAbilities & { language?: string | undefined }>;
}

export function createProductFinder(api: Api, preferences: Preferences, parts: ProductFinderParts): ProductFinder {
  const { currency, country, locale, storeKey } = preferences;
  const { memory, now, languages } = parts;
  const subtree = async (categoryId: string) => below(await parts.categories(), categoryId);
  const ways: Record<StrategyName, SearchStrategy> = {
    graphql,
    'product-search': productSearch,
    'projection-search': projectionSearch,
    local: createOnDeviceSearch(parts.catalogCache, subtree, now),
    browse: createBrowse(subtree),
  };

  let emptyAnswers = 0;
  /** The last text that had no words: longer ones that begin with it have none either. */
  let wordless: string | undefined;
  /** Nobody else writes it, so it is read once: every keystroke needs it. */
  let recalled: Promise<SearchMemory> | undefined;
  const read = async (): Promise<SearchMemory> => {
    const remembered = (await memory.read()) ?? { locale, attributes: [] };
    return remembered.locale === locale ? remembered : { ...remembered, locale, attributes: [] };
  };
  const recall = (): Promise<SearchMemory> => {
    const reading = recalled ?? read();
    recalled = reading;
    reading.catch(() => {
      recalled = undefined;
    });
    return reading;
  };
  /** Only what saves the next request, and what a filter needs; so a full disk is no failure. */
  const keep = async (next: SearchMemory) => {
    recalled = Promise.resolve(next);
    await memory.write(next).catch(() => {});
  };
  const remember = async (news: Partial<SearchMemory>) => keep({ ...(await recall()), ...news });
  const wantedOf = (
    query: SearchQuery,
    { attributes }: SearchMemory,
    signal?: AbortSignal,
    language = languages.tag() ?? locale,
  ): StrategyQuery => ({
    text: searchable(query.text),
    categoryId: query.categoryId,
    filters: query.filters ?? {},
    sort: query.sort ?? 'relevance',
    offset: query.offset,
    limit: pageSize,
    currency,
    country,
    storeKey,
    language,
    locales: languages.locales(),
    attributes,
    counted: query.offset === 0 ? attributesToCount(attributes) : [],
    signal,
  });
  const ask = async (wanted: StrategyQuery, known: KnownStrategy | undefined) => {
    const answer = await searchWithFallback(ways, known, now(), api, wanted);
    const { projections } = answer.found;
    const tags = projections.map(({ name }) => tagsOf(name));
    await languages.learnFrom(tags);
    if (wanted.text && tags.flat().includes(wanted.language)) await languages.confirm(wanted.language);
    const before = await recall();
    const attributes = [...learnAttributes(before.attributes, projections, languages.locales())];
    const isNew =
      attributes.length !== before.attributes.length || attributes.some((each, at) => each !== before.attributes[at]);
    if (answer.remember || isNew) {
      const { known, suggests } = before;
      // Whoever looks again for a better way may find words as well.
      const isAnew = answer.remember !== undefined && known !== undefined && suggests === false;
      if (isAnew) emptyAnswers = 0;
      await remember({
        attributes,
        ...(answer.remember && { known: answer.remember }),
        ...(isAnew && { suggests: undefined }),
      });
    }
    const { suggests } = await recall();
    const abilities: SearchAbilities = {
      ...answer.way.abilities,
      ...(suggests !== undefined && { suggestions: suggests }),
    };
    return { found: answer.found, attributes, abilities };
  };
  /**
   * In a language that the project has not the shop finds nothing, or refuses. Neither is an answer: the project's
   * languages are learnt, and the search is made in another of them. One request where the language is known; before any
   * is known they are learnt first.
   */
  const askInItsLanguage = async (query: SearchQuery, signal: AbortSignal | undefined) => {
    const askIn = async (language: string) => {
      const before = await recall();
      const wanted = wantedOf(query, before, signal, language);
      return { wanted, ...(await ask(wanted, before.known)) };
    };
    const isWorded = searchable(query.text) !== '' || query.sort === 'name';
    // What is wrong with the shop the search itself says.
    if (isWorded && !languages.tag()) await languages.askShop().catch(() => {});
    const language = languages.tag() ?? locale;
    let refusal: unknown;
    const first = await askIn(language).catch((thrown: unknown) => {
      if (!isFailure(thrown, 'input-refused') || languages.isConfirmed(language)) throw thrown;
      refusal = thrown;
    });
    const isFound = first && first.found.taken + query.offset > 0;
    if (first && (isFound || !isWorded || languages.isConfirmed(language))) return first;
    await languages.askShop();
    const better = languages.tag() ?? language;
    const other =
      better !== language ? better : languages.isConfirmed(language) ? undefined : languages.alternative(language);
    if (other) {
      const second = await askIn(other);
      if (second.found.taken > 0) await languages.forget(language);
      return second;
    }
    if (!first) throw refusal;
    return first;
  };

  return {
    search: async (query, signal) => {
      const { wanted, found, attributes, abilities } = await askInItsLanguage(query, signal);
      // The answer may have told the language that its texts are read in.
      return pageOf(found, attributes, { ...wanted, locales: languages.locales() }, abilities, now());
    },

    suggest: async (text, signal) => {
      const words = searchable(text);
      const { suggests } = await recall();
      const language = languages.tag() ?? locale;
      if (!words || suggests === false || (wordless !== undefined && words.startsWith(wordless))) return [];
      try {
        const suggested = await suggestedWords(api, words, language, signal);
        const hasWords = suggested.length > 0;
        if (!hasWords && !languages.isConfirmed(language)) return [];
        wordless = hasWords ? undefined : words;
        emptyAnswers = hasWords ? 0 : emptyAnswers + 1;
        const isSettled = hasWords || emptyAnswers >= mostEmptyAnswers;
        if (suggests === undefined && isSettled) await remember({ suggests: hasWords });
        return suggested;
      } catch (thrown) {
        const isLanguage = isFailure(thrown, 'input-refused') && !languages.isConfirmed(language);
        if (!isLanguage && !isFailure(thrown, 'search-off', 'not-found', 'scope-missing', 'input-refused'))
          throw thrown;
        if (!isLanguage) await remember({ suggests: false });
        return [];
      }
    },

    abilities: async () => {
      const { known: _, suggests: __, ...rest } = await recall();
      await keep(rest);
      const { abilities } = await ask({ ...wantedOf({ text: '', offset: 0 }, rest), limit: 1, counted: [] }, undefined);
      await languages.askShop().catch(() => {});
      return { ...abilities, language: languages.tag() };
    },
  };
}

function pageOf(
  found: StrategyResult,
  attributes: KnownAttribute[],
  wanted: StrategyQuery,
  abilities: SearchAbilities,
  readAt: number,
): SearchPage {
  const { projections, taken, total, prices } = found;
  const next = wanted.offset + taken;
  const isMore = taken === wanted.limit && next < (total ?? Number.POSITIVE_INFINITY);
  return {
    results: projections.flatMap((result) => cardOf(result, wanted.locales, matchingVariantId(result, wanted)) ?? []),
    ...(total !== undefined && { total }),
    ...(isMore && next < offsetLimit && { nextOffset: next }),
    ...(isMore && next >= offsetLimit && { isCutOff: true }),
    facets: wanted.offset === 0 && abilities.facets ? facetsOf(found, attributes, wanted) : [],
    ...(prices && { prices }),
    abilities,
    readAt,
  };
}

/**
 * A merchant who keeps no words is not told from one who has none for this text; after so many texts in a row without any it is
 * taken for granted, until the ways of searching are tried anew.
 */
const mostEmptyAnswers = 10;

/** The category and all below it. */
function below(categories: Category[], categoryId: string): string[] {
  const found = new Set([categoryId]);
  // A set is walked through to what is added meanwhile.
  for (const id of found) for (const category of categories) if (category.parentId === id) found.add(category.id);
  return [...found];
}

/** What is left of a typed text for the shop: no control characters, no halves of characters, no blanks around, 256 characters. */
function searchable(typed: string): string {
  return typed
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFD]+/gu, ' ')
    .trim()
    .slice(0, searchTextLimit)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
}
