/** The query expressions of one field: full text, prefix, wildcard, fuzzy, exact, range, exists. */
import { invalidInput } from '../project/errors.ts';
import type { Shop } from '../store/shop.ts';
import { wordsOf } from '../text/text-analysis.ts';
import type { Hits } from '../text/text-index.ts';
import { type SearchField, searchField } from './search-fields.ts';

export const simpleExpressions = [
  'fullText',
  'fullTextPrefix',
  'prefix',
  'wildcard',
  'fuzzy',
  'exact',
  'range',
  'exists',
];

/** A parsed expression. */
export interface Match {
  readonly field: SearchField;
  readonly language: string | undefined;
  readonly boost: number;
  /** The hits in the text index, if the index contains the field. */
  readonly text?: () => Hits;
  /** Whether values of the field match, for all other fields. */
  readonly test: (values: readonly unknown[]) => boolean;
  /** Complete values that match, for expressions that can be looked up. */
  readonly wanted?: { readonly values: ReadonlySet<unknown>; readonly caseInsensitive: boolean };
}

type HowToFind = Pick<Match, 'text' | 'test' | 'wanted'>;

/** Characters. Longer text is rejected: https://docs.commercetools.com/api/search-query-language#searchquery */
const longestText = 256;

export function matchOf(shop: Shop, kind: string, expression: unknown): Match {
  if (!isObject(expression)) throw invalidInput(`'${kind}' must be an object.`);
  const { field: name, fieldType, language, boost = 1 } = expression;
  if (typeof name !== 'string') throw invalidInput(`'field' is required for '${kind}'.`);
  const field = searchField(shop, name, typeof fieldType === 'string' ? fieldType : undefined);
  if (typeof boost !== 'number' || boost < 0) throw invalidInput(`'boost' must be a positive number.`);
  const tag = languageFor(shop, field, language);
  return { field, language: tag, boost, ...howToFind(shop, kind, field, tag, expression) };
}

/**
 * The language in which a request searches a localized field, or 400 `InvalidInput` without one; other fields have no
 * language. The index contains only the project's languages: a search in another language gives no results. Its tag is
 * then empty, because no text has that key.
 */
export function languageFor(shop: Shop, field: SearchField, language: unknown): string | undefined {
  if (field.kind !== 'ltext') return undefined;
  if (typeof language !== 'string')
    throw invalidInput(`'language' is required for the localized field '${field.name}'.`);
  return shop.languages.includes(language) ? language : '';
}

function howToFind(
  shop: Shop,
  kind: string,
  field: SearchField,
  language: string | undefined,
  expression: Record<string, unknown>,
): HowToFind {
  switch (kind) {
    case 'fullText':
    case 'fullTextPrefix':
    case 'fuzzy':
      return byWords(shop, kind, field, language, expression);
    case 'exact':
      return exactly(expression);
    case 'prefix':
    case 'wildcard': {
      const text = textIn(expression);
      const pattern = kind === 'prefix' ? `^${escaped(text)}` : `^${wildcards(text)}$`;
      const regex = new RegExp(pattern, expression['caseInsensitive'] === true ? 'isu' : 'su');
      return { test: (values) => values.some((value) => regex.test(String(value))) };
    }
    case 'range':
      return { test: within(field, expression) };
    default:
      return { test: (values) => values.length > 0 };
  }
}

function byWords(
  shop: Shop,
  kind: 'fullText' | 'fullTextPrefix' | 'fuzzy',
  field: SearchField,
  language: string | undefined,
  expression: Record<string, unknown>,
): HowToFind {
  const text = textIn(expression);
  const { mustMatch = 'all', level } = expression;
  if (mustMatch !== 'all' && mustMatch !== 'any') throw invalidInput(`'mustMatch' must be 'all' or 'any'.`);
  if (kind === 'fuzzy' && level !== 0 && level !== 1 && level !== 2) {
    throw invalidInput(`'level' must be 0, 1 or 2.`);
  }
  const { indexed } = field;
  if (indexed !== undefined && language !== undefined) {
    const fuzzyLevel = kind === 'fuzzy' ? (level as number) : 0;
    const prefix = kind === 'fullTextPrefix';
    const query = { language, text, fields: [indexed], mustMatch, fuzzyLevel, prefix } as const;
    return { text: () => shop.texts.search(query), test: () => false };
  }
  const wanted = wordsOf(text);
  const begins = (word: string, other: string) => (kind === 'fullTextPrefix' ? other.startsWith(word) : other === word);
  return {
    test(values) {
      const words = values.flatMap((value) => wordsOf(String(value)));
      const has = (word: string) => words.some((other) => begins(word, other));
      return wanted.length > 0 && (mustMatch === 'all' ? wanted.every(has) : wanted.some(has));
    },
  };
}

function exactly({ value, values, caseInsensitive }: Record<string, unknown>): HowToFind {
  if ((value === undefined) === (values === undefined)) throw invalidInput(`'exact' needs either 'value' or 'values'.`);
  if (values !== undefined && !Array.isArray(values)) throw invalidInput(`'values' must be a list.`);
  const ignoresCase = caseInsensitive === true;
  const wanted = new Set((Array.isArray(values) ? values : [value]).map((one) => folded(one, ignoresCase)));
  for (const one of wanted) demandLength(one);
  return {
    test: (found) => found.some((one) => wanted.has(folded(one, ignoresCase))),
    wanted: { values: wanted, caseInsensitive: ignoresCase },
  };
}

/** A value in the form that is compared. */
export function folded(value: unknown, ignoresCase: boolean): unknown {
  return ignoresCase && typeof value === 'string' ? value.toLowerCase() : value;
}

function within(field: SearchField, expression: Record<string, unknown>): Match['test'] {
  const { gte, gt, lte, lt } = expression;
  const bounds = [gte, gt, lte, lt].filter((bound) => bound !== undefined);
  const type = field.kind === 'number' ? 'number' : 'string';
  if (bounds.length === 0) throw invalidInput(`'range' needs one of 'gte', 'gt', 'lte', 'lt'.`);
  if (bounds.some((bound) => typeof bound !== type)) {
    throw invalidInput(`The bounds of a range on '${field.name}' must be of the type ${type}.`);
  }
  // Timestamps of ISO 8601 in UTC sort like text.
  const holds = (value: string | number) =>
    (gte === undefined || value >= (gte as typeof value)) &&
    (gt === undefined || value > (gt as typeof value)) &&
    (lte === undefined || value <= (lte as typeof value)) &&
    (lt === undefined || value < (lt as typeof value));
  return (values) => values.some((value) => typeof value === type && holds(value as string | number));
}

function textIn({ value }: Record<string, unknown>): string {
  if (typeof value !== 'string') throw invalidInput(`'value' must be a string.`);
  demandLength(value);
  return value;
}

function demandLength(value: unknown): void {
  if (typeof value === 'string' && value.length > longestText) {
    throw invalidInput(`A string value may not be longer than ${longestText} characters.`);
  }
}

function wildcards(text: string): string {
  return escaped(text).replaceAll('\\*', '.*').replaceAll('\\?', '.');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
