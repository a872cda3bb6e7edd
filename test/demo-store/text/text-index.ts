/** Full-text search over the catalogue: one index a language and set of fields, built when it is first searched. */
import type { ProductProjection } from '@commercetools/platform-sdk';
import MiniSearch from 'minisearch';
import { fuzziestLevel, stemOf, wordsOf } from './text-analysis.ts';

/** The fields whose text is cut into words; `other` is what the old search looks at besides (SKUs, labels). */
export const textFields = ['name', 'description', 'slug', 'searchKeywords', 'other'] as const;
export type TextField = (typeof textFields)[number];

export interface TextQuery {
  readonly language: string;
  readonly text: string;
  readonly fields: readonly TextField[];
  /** Must all words match, or any one of them? */
  readonly mustMatch: 'all' | 'any';
  /** Words may be off by so many letters, as far as their length allows. */
  readonly fuzzyLevel?: number;
  /** Whether words may be the beginnings of longer ones. */
  readonly prefix?: boolean;
}

/** The position of each found product in the catalogue, with its score. */
export type Hits = Map<number, number>;

/** A name says more than a description. */
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
      // A catalogue has few words and uses them often.
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

/** Both the word and its stem: the stem is what full text asks for, the word what prefix and fuzzy ask for. */
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
