/**
 * Full-text search in the catalogue. Each language and set of fields has an index, which is built at its first search.
 */
import type { ProductProjection } from '@commercetools/platform-sdk';
import MiniSearch from 'minisearch';
import { fuzziestLevel, stemOf, wordsOf } from './text-analysis.ts';

/** The fields that are split into words; `other` contains SKUs and labels for Product Projection Search. */
export const textFields = ['name', 'description', 'slug', 'searchKeywords', 'other'] as const;
export type TextField = (typeof textFields)[number];

export interface TextQuery {
  readonly language: string;
  readonly text: string;
  readonly fields: readonly TextField[];
  /** Whether all words must match, or any of them. */
  readonly mustMatch: 'all' | 'any';
  /** Number of letters by which a word may differ, as far as its length allows. */
  readonly fuzzyLevel?: number;
  /** Whether a word may be the beginning of a longer one. */
  readonly prefix?: boolean;
}

/** The score of each product found, by its position in the catalogue. */
export type Hits = Map<number, number>;

/** A match in a name is worth more than one in a description. */
const weights: Readonly<Record<TextField, number>> = {
  name: 4,
  searchKeywords: 3,
  slug: 1,
  description: 1,
  other: 2,
};

export function createTextIndexes(products: readonly ProductProjection[]) {
  const indexes = new Map<string, MiniSearch>();
  const positions = new Map(products.map((product, position) => [product, position]));

  const indexOf = (language: string, fields: readonly TextField[]): MiniSearch => {
    const name = `${language} ${fields.join(' ')}`;
    const known = indexes.get(name);
    if (known !== undefined) return known;
    const terms = new Map<string, string | string[]>();
    const index = new MiniSearch({
      fields: [...fields],
      tokenize: wordsOf,
      // A cache: a catalogue uses few words many times.
      processTerm(word) {
        const known = terms.get(word) ?? termsOf(word, language);
        terms.set(word, known);
        return known;
      },
      extractField: (product, field) =>
        field === 'id' ? positions.get(product) : textOf[field as TextField](product, language),
    });
    index.addAll(products);
    indexes.set(name, index);
    return index;
  };

  return {
    search({ language, text, fields, mustMatch, fuzzyLevel = 0, prefix = false }: TextQuery): Hits {
      const plain = fuzzyLevel === 0 && !prefix;
      const results = indexOf(language, fields).search(text, {
        combineWith: mustMatch === 'all' ? 'AND' : 'OR',
        boost: weights,
        processTerm: (word) => (plain ? stemOf(word, language) : word),
        prefix,
        fuzzy: (word) => Math.min(fuzzyLevel, fuzziestLevel(word)),
        maxFuzzy: 2,
      });
      return new Map(results.map(({ id, score }) => [id as number, score]));
    },
  };
}

/** Both the word and its stem: full text looks up the stem, prefix and fuzzy search the word. */
function termsOf(word: string, language: string): string | string[] {
  const stem = stemOf(word, language);
  return stem === word ? word : [word, stem];
}

const textOf: Readonly<Record<TextField, (product: ProductProjection, language: string) => string>> = {
  name: ({ name }, language) => name[language] ?? '',
  description: ({ description }, language) => description?.[language] ?? '',
  slug: ({ slug }, language) => slug[language] ?? '',
  searchKeywords: ({ searchKeywords }, language) =>
    (searchKeywords?.[language] ?? []).map((keyword) => keyword.text).join(' '),
  other({ masterVariant, variants }, language) {
    const all = masterVariant === undefined ? variants : [masterVariant, ...variants];
    const words = new Set<string>();
    for (const { sku, attributes = [] } of all) {
      if (sku !== undefined) words.add(sku);
      for (const { value } of attributes) for (const label of labelsOf(value, language)) words.add(label);
    }
    return [...words].join(' ');
  },
};

/** The text of an attribute in one language: plain text, localized text, or the label of an enum value. */
function labelsOf(value: unknown, language: string): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((element) => labelsOf(element, language));
  if (typeof value !== 'object' || value === null) return [];
  if ('label' in value) return labelsOf(value.label, language);
  const text = (value as Record<string, unknown>)[language];
  return typeof text === 'string' ? [text] : [];
}
