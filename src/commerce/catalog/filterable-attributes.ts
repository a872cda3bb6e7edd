/**
 * The attributes of a shop's products that results can be filtered by. They are learnt from the products, because
 * reading product types needs a scope that a shopper's client does not have.
 */

import { isRecord, type WireProjection, type WireVariant } from '../wire.ts';
import type { Locales } from './localized-string.ts';
import { variantsOf } from './product.ts';
import { attributeValue, isSwatch, rankOf, swatchBeside } from './variant-attributes.ts';

/**
 * The attribute types that results can be filtered by.
 * https://docs.commercetools.com/api/projects/productTypes#attributetype
 */
export const attributeTypes = ['text', 'ltext', 'number', 'boolean', 'enum', 'lenum'] as const;
export type AttributeType = (typeof attributeTypes)[number];

export interface KnownValue {
  key: string;
  label: string;
  /** `#rrggbb`. */
  swatch?: string;
}

export interface KnownAttribute {
  name: string;
  type: AttributeType;
  /** Whether one variant may have several values. */
  isSet: boolean;
  /** The values that were seen so far. */
  values: KnownValue[];
}

/** Enough for the filters of a shop, and few enough to be stored. */
const maxAttributes = 40;
const maxValues = 60;
/** Longer texts are descriptions, not choices. */
const maxChoiceLength = 40;
/** A valid attribute name: https://docs.commercetools.com/api/projects/productTypes#attributedefinition */
const attributeName = /^[\w-]{2,256}$/;

/** The known attributes with those of these products. Gives `known` itself where the products show nothing new. */
export function learnAttributes(
  known: readonly KnownAttribute[],
  projections: readonly WireProjection[],
  locales: Locales,
): readonly KnownAttribute[] {
  const byName = new Map(known.map((attribute) => [attribute.name, attribute]));
  let isNew = false;
  for (const variant of projections.flatMap(variantsOf)) {
    for (const { name, value } of variant.attributes) {
      if (!attributeName.test(name) || isSwatch(name)) continue;
      const type = typeOf(value);
      const values = type ? attributeValuesOf(variant, name, locales) : [];
      const before = byName.get(name);
      if (!type || (before && before.type !== type.type) || (!before && byName.size >= maxAttributes)) continue;
      const fresh = values.filter(({ key }) => !before?.values.some((each) => each.key === key));
      const isSet = type.isSet || (before?.isSet ?? false);
      if (before && fresh.length === 0 && isSet === before.isSet) continue;
      if (before && before.values.length >= maxValues) continue;
      isNew = true;
      byName.set(name, { name, ...type, isSet, values: [...(before?.values ?? []), ...fresh].slice(0, maxValues) });
    }
  }
  return isNew ? [...byName.values()] : known;
}

/** A variant's values of one attribute, each once. */
export function attributeValuesOf(variant: WireVariant, name: string, locales: Locales): KnownValue[] {
  const value = variant.attributes.find((attribute) => attribute.name === name)?.value;
  const isSet = Array.isArray(value);
  const found = new Map<string, KnownValue>();
  for (const each of isSet ? value : [value]) {
    const read = attributeValue(each, locales);
    if (!read) continue;
    const swatch = isSet ? undefined : swatchBeside(variant, name);
    found.set(read.key, { key: read.key, label: read.label, ...(swatch && { swatch }) });
  }
  return [...found.values()];
}

/** The attributes that are worth offering as filters, the usual ones first. */
export function filterable(known: readonly KnownAttribute[]): KnownAttribute[] {
  return known
    .filter(({ type, values }) => type === 'boolean' || (values.length > 0 && values.every(isShort)))
    .sort((one, other) => rankOf(one.name) - rankOf(other.name) || attributeRank(one) - attributeRank(other));
}

function isShort({ label }: KnownValue): boolean {
  return label.length <= maxChoiceLength;
}

/** Attributes with a list of values come before attributes with free values. */
function attributeRank({ type }: KnownAttribute): number {
  return type === 'enum' || type === 'lenum' ? 0 : type === 'boolean' ? 1 : 2;
}

function typeOf(value: unknown): { type: AttributeType; isSet: boolean } | undefined {
  if (Array.isArray(value)) {
    const first = typeOf(value[0]);
    return first && !first.isSet ? { ...first, isSet: true } : undefined;
  }
  const type = singleType(value);
  return type && { type, isSet: false };
}

function singleType(value: unknown): AttributeType | undefined {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  // Dates and times are strings as well, and no choices.
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\d|^\d\d:\d\d:\d\d/.test(value) ? undefined : 'text';
  if (!isRecord(value)) return undefined;
  if ('centAmount' in value || 'typeId' in value || 'name' in value) return undefined;
  if ('key' in value && 'label' in value) return typeof value['label'] === 'string' ? 'enum' : 'lenum';
  const texts = Object.entries(value);
  const isLocalized =
    texts.length > 0 && texts.every(([tag, text]) => /^[a-z]{2,3}(-|$)/i.test(tag) && typeof text === 'string');
  return isLocalized ? 'ltext' : undefined;
}
