/** Attributes of every type as people read them. https://docs.commercetools.com/api/projects/products#attribute */
import type { Fact, FactValue } from '../contract/catalog.ts';
import { formatMoney } from '../contract/money.ts';
import { resolveText, shorten } from './localized.ts';
import { plainText } from './plain-text.ts';
import { moneyOf } from './price.ts';
import { money, read, type WireAttribute } from './wire.ts';

/** Characters after which a value is cut. */
const longestValue = 1_000;
/** Values of one set, and attributes of one variant; nobody reads more. */
const mostValues = 50;
const mostFacts = 100;
/** A nested attribute may nest others. */
const deepest = 3;

/**
 * The attributes that have something to read, in the merchant's order. References say nothing unless the shop has told what
 * they stand for.
 *
 * @param locale BCP 47
 */
export function factsOf(attributes: WireAttribute[], locale: string, depth = 0): Fact[] {
  return attributes.slice(0, mostFacts).flatMap((attribute) => {
    const values = valuesOf(attribute.value, locale, depth);
    return values.length > 0 ? [{ name: attribute.name, values }] : [];
  });
}

function valuesOf(value: unknown, locale: string, depth: number): FactValue[] {
  if (!Array.isArray(value)) {
    const read = valueOf(value, locale);
    return read ? [read] : [];
  }
  if (isNested(value)) {
    const facts = depth < deepest ? factsOf(value, locale, depth + 1) : [];
    return facts.length > 0 ? [{ kind: 'facts', facts }] : [];
  }
  return value.slice(0, mostValues).flatMap((entry) => valuesOf(entry, locale, depth + 1));
}

function isNested(value: unknown[]): value is WireAttribute[] {
  return (
    value.length > 0 && value.every((entry) => isRecord(entry) && typeof entry['name'] === 'string' && 'value' in entry)
  );
}

function valueOf(value: unknown, locale: string): FactValue | undefined {
  if (typeof value === 'boolean') return { kind: 'truth', is: value };
  if (typeof value === 'number')
    return inWords(new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(value));
  if (typeof value === 'string') return inWords(dateIn(value, locale) ?? plainText(value.slice(0, longestValue)));
  if (!isRecord(value)) return undefined;
  if ('centAmount' in value) return moneyIn(value, locale);
  if ('typeId' in value) return isRecord(value['obj']) ? localizedIn(value['obj']['name'], locale) : undefined;
  if (typeof value['key'] !== 'string') return localizedIn(value, locale);
  const { key, label } = value;
  return typeof label === 'string' ? inWords(label) : (localizedIn(label, locale) ?? inWords(key));
}

function inWords(text: string, language?: string): FactValue | undefined {
  return text.trim() ? { kind: 'text', text: shorten(text, longestValue), ...(language && { language }) } : undefined;
}

function localizedIn(value: unknown, locale: string): FactValue | undefined {
  if (!isRecord(value)) return undefined;
  const texts = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  const found = resolveText(Object.fromEntries(texts), locale, longestValue);
  return found && inWords(plainText(found.text), found.language);
}

function moneyIn(value: object, locale: string): FactValue | undefined {
  try {
    return inWords(formatMoney(moneyOf(read(money, value)), locale));
  } catch {
    // No currency, or no number.
    return undefined;
  }
}

/** A date, a time or both, as the API writes them. A day is the same day everywhere; a moment is told in the shopper's time. */
function dateIn(text: string, locale: string): string | undefined {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isTime = /^\d\d:\d\d:\d\d(\.\d{1,3})?$/.test(text);
  if (!isDay && !isTime && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)) return undefined;
  const date = new Date(isTime ? `1970-01-01T${text}Z` : text);
  if (Number.isNaN(date.getTime())) return undefined;
  return new Intl.DateTimeFormat(locale, {
    ...(!isTime && { dateStyle: 'medium' }),
    ...(!isDay && { timeStyle: 'short' }),
    ...((isDay || isTime) && { timeZone: 'UTC' }),
  }).format(date);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
