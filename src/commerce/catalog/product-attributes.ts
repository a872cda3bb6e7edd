/**
 * Attributes of every type as the shopper reads them. https://docs.commercetools.com/api/projects/products#attribute
 */
import type { ProductAttribute, ProductAttributeValue } from '../../contract/catalog.ts';
import { formatMoney } from '../../contract/rules/money.ts';
import { isRecord, money, read, type WireAttribute } from '../wire.ts';
import { htmlToText } from './html-to-text.ts';
import { type Locales, primaryLocale, resolveUnchecked, truncate } from './localized-string.ts';
import { moneyOf } from './price.ts';

/** Characters of the longest value. */
const maxValueLength = 1_000;
/** Values of one set. */
const maxValues = 50;
/** Attributes of one variant. */
const maxAttributes = 100;
/** Levels of nested attributes that are read. */
const maxDepth = 3;

/**
 * The attributes that have a readable value, in the merchant's order. A reference is readable only where the shop has
 * expanded it.
 *
 * @param locales BCP 47
 */
export function productAttributesOf(attributes: WireAttribute[], locales: Locales, depth = 0): ProductAttribute[] {
  return attributes.slice(0, maxAttributes).flatMap((attribute) => {
    const values = valuesOf(attribute.value, locales, depth);
    return values.length > 0 ? [{ name: attribute.name, values }] : [];
  });
}

function valuesOf(value: unknown, locales: Locales, depth: number): ProductAttributeValue[] {
  if (!Array.isArray(value)) {
    const single = singleValue(value, locales);
    return single ? [single] : [];
  }
  if (isNested(value)) {
    const attributes = depth < maxDepth ? productAttributesOf(value, locales, depth + 1) : [];
    return attributes.length > 0 ? [{ kind: 'nested', attributes }] : [];
  }
  return value.slice(0, maxValues).flatMap((entry) => valuesOf(entry, locales, depth + 1));
}

function isNested(value: unknown[]): value is WireAttribute[] {
  return (
    value.length > 0 && value.every((entry) => isRecord(entry) && typeof entry['name'] === 'string' && 'value' in entry)
  );
}

function singleValue(value: unknown, locales: Locales): ProductAttributeValue | undefined {
  if (typeof value === 'boolean') return { kind: 'boolean', is: value };
  if (typeof value === 'number')
    return textValue(new Intl.NumberFormat(primaryLocale(locales), { maximumFractionDigits: 6 }).format(value));
  if (typeof value === 'string') return textValue(dateIn(value, locales) ?? htmlToText(value.slice(0, maxValueLength)));
  if (!isRecord(value)) return undefined;
  if ('centAmount' in value) return moneyIn(value, locales);
  if ('typeId' in value) return isRecord(value['obj']) ? localizedIn(value['obj']['name'], locales) : undefined;
  if (typeof value['key'] !== 'string') return localizedIn(value, locales);
  const { key, label } = value;
  return typeof label === 'string' ? textValue(label) : (localizedIn(label, locales) ?? textValue(key));
}

function textValue(text: string, language?: string): ProductAttributeValue | undefined {
  return text.trim()
    ? { kind: 'text', text: truncate(text, maxValueLength), ...(language && { language }) }
    : undefined;
}

function localizedIn(value: unknown, locales: Locales): ProductAttributeValue | undefined {
  const found = resolveUnchecked(value, locales, maxValueLength);
  return found && textValue(htmlToText(found.text), found.language);
}

function moneyIn(value: object, locales: Locales): ProductAttributeValue | undefined {
  try {
    return textValue(formatMoney(moneyOf(read(money, value)), primaryLocale(locales)));
  } catch {
    // The value has no currency, or an amount that is no number.
    return undefined;
  }
}

/**
 * A date, a time or both in the shopper's locale. A day is the same in every time zone; a moment is shown in the
 * shopper's.
 */
function dateIn(text: string, locales: Locales): string | undefined {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(text);
  const isTime = /^\d\d:\d\d:\d\d(\.\d{1,3})?$/.test(text);
  if (!isDay && !isTime && !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$/.test(text)) return undefined;
  const date = new Date(isTime ? `1970-01-01T${text}Z` : text);
  // JavaScript reads the thirtieth of February as the second of March.
  if (Number.isNaN(date.getTime()) || (!isTime && date.toISOString().slice(0, 10) !== text.slice(0, 10)))
    return undefined;
  return new Intl.DateTimeFormat(primaryLocale(locales), {
    ...(!isTime && { dateStyle: 'medium' }),
    ...(!isDay && { timeStyle: 'short' }),
    ...((isDay || isTime) && { timeZone: 'UTC' }),
  }).format(date);
}
