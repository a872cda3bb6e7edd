/** Searching: by whatever way the shop has, in a language it has, learning of its attributes on the way. */
import type { Category } from '../../contract/catalog.ts';
import { isFailure } from '../../contract/failure.ts';
import {
  offsetLimit,
  pageSize,
  type SearchAbilities,
  type SearchPage,
  type SearchQuery,
  type SearchWay,
  searchTextLimit,
} from '../../contract/search.ts';
import type { Preferences } from '../../contract/settings.ts';
import { tagsOf } from '../catalog/localized-string.ts';
import { cardOf } from '../catalog/product.ts';
import type { Languages } from '../catalog/project-languages.ts';
import type { Api } from '../client/api.ts';
import { type KnownAttribute, learnAttributes } from './attributes.ts';
import { createBrowse } from './browse.ts';
import { meantVariant } from './facet-counts.ts';
import { countable, facetsOf } from './facets.ts';
import { climb, type KnownWay } from './fallback.ts';
import { graphql } from './graphql.ts';
import { type CatalogueShelf, createLocal } from './on-device.ts';
import { productSearch } from './product-search.ts';
import { projectionSearch } from './projection-search.ts';
import type { Found, Wanted, Way } from './strategy.ts';
import { suggestedWords } from './suggest.ts';

/** What is remembered of the shop's catalogue from one worker to the next. */
export interface SearchMemory {
  known?: KnownWay | undefined;
  /** Of what was learnt in words; words of another language are learnt anew. */
  locale: string;
  attributes: KnownAttribute[];
  /** Whether the shop suggests words; absent until it has, or has said that it does not. */
  suggests?: boolean | undefined;
}

export interface FinderParts {
  languages: Languages;
  memory: {
    read(): Promise<SearchMemory | undefined>;
    write(memory: SearchMemory): Promise<void>;
  };
  shelf: CatalogueShelf;
  /** The shop's categories, from memory or from the shop. */
  categories(): Promise<Category[]>;
  /** Milliseconds since 1970. */
  now(): number;
}

export interface Finder {
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchPage>;
  /** Words that the merchant suggests; none where the shop does not suggest. */
  suggest(text: string, signal?: AbortSignal): Promise<string[]>;
  /** Tries the ways of searching anew, from the best, and asks for the project's languages. */
  abilities(): Promise<SearchAbilities & { language?: string | undefined }>;
}

export function createFinder(api: Api, preferences: Preferences, parts: FinderParts): Finder {
  const { currency, country, locale, storeKey } = preferences;
  const { memory, now, languages } = parts;
  const subtree = async (categoryId: string) => below(await parts.categories(), categoryId);
  const ways: Record<SearchWay, Way> = {
    graphql,
    'product-search': productSearch,
    'projection-search': projectionSearch,
    local: createLocal(parts.shelf, subtree, now),
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
  ): Wanted => ({
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
    counted: query.offset === 0 ? countable(attributes) : [],
    signal,
  });
  const ask = async (wanted: Wanted, known: KnownWay | undefined) => {
    const answer = await climb(ways, known, now(), api, wanted);
    const { projections } = answer.found;
    const tags = projections.map(({ name }) => tagsOf(name));
    await languages.hear(tags);
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
    if (isWorded && !languages.tag()) await languages.learn().catch(() => {});
    const language = languages.tag() ?? locale;
    let refusal: unknown;
    const first = await askIn(language).catch((thrown: unknown) => {
      if (!isFailure(thrown, 'input-refused') || languages.isKnown(language)) throw thrown;
      refusal = thrown;
    });
    const isFound = first && first.found.taken + query.offset > 0;
    if (first && (isFound || !isWorded || languages.isKnown(language))) return first;
    await languages.learn();
    const better = languages.tag() ?? language;
    const other = better !== language ? better : languages.isKnown(language) ? undefined : languages.other(language);
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
        if (!hasWords && !languages.isKnown(language)) return [];
        wordless = hasWords ? undefined : words;
        emptyAnswers = hasWords ? 0 : emptyAnswers + 1;
        const isSettled = hasWords || emptyAnswers >= mostEmptyAnswers;
        if (suggests === undefined && isSettled) await remember({ suggests: hasWords });
        return suggested;
      } catch (thrown) {
        const isLanguage = isFailure(thrown, 'input-refused') && !languages.isKnown(language);
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
      await languages.learn().catch(() => {});
      return { ...abilities, language: languages.tag() };
    },
  };
}

function pageOf(
  found: Found,
  attributes: KnownAttribute[],
  wanted: Wanted,
  abilities: SearchAbilities,
  readAt: number,
): SearchPage {
  const { projections, taken, total, prices } = found;
  const next = wanted.offset + taken;
  const isMore = taken === wanted.limit && next < (total ?? Number.POSITIVE_INFINITY);
  return {
    results: projections.flatMap((result) => cardOf(result, wanted.locales, meantVariant(result, wanted)) ?? []),
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
