/** The attributes by which variants differ, as values that the shopper can tell apart. */
import { type CommonAttribute, commonAttribute } from '../../contract/attribute-names.ts';
import type { AxisValue, VariantAttribute, VariantAxis } from '../../contract/catalog.ts';
import { isRecord, type WireAttribute, type WireVariant } from '../wire.ts';
import { type Locales, resolveUnchecked, truncate } from './localized-string.ts';

/** Longer labels are cut. */
const maxLabelLength = 100;

/**
 * The key and label of an attribute's value, for the types that can tell variants apart: text, localised text, number,
 * boolean, enum and localised enum. https://docs.commercetools.com/api/projects/products#attribute
 */
export function attributeValue(value: unknown, locales: Locales): AxisValue | undefined {
  if (typeof value === 'string')
    return value.trim() ? { key: value, label: truncate(value, maxLabelLength) } : undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return { key: String(value), label: String(value) };
  if (!isRecord(value)) return undefined;

  const { key, label } = value;
  if (typeof key === 'string') {
    const text = typeof label === 'string' ? label : resolveUnchecked(label, locales)?.text;
    return key.trim() ? { key, label: truncate(text?.trim() ? text : key, maxLabelLength) } : undefined;
  }
  const text = resolveUnchecked(value, locales)?.text;
  return text ? { key: text, label: truncate(text, maxLabelLength) } : undefined;
}

/** The attributes by which a product's variants differ, each with its values in order of appearance. */
export function variantAxes(variants: WireVariant[], locales: Locales): VariantAxis[] {
  const names = [...new Set(variants.flatMap((variant) => variant.attributes.map((attribute) => attribute.name)))];
  const axes = names
    // A color comes as a name and as a swatch; only the name is a choice.
    .filter((name) => !isSwatch(name))
    .map((name): VariantAxis => {
      const values = new Map<string, AxisValue>();
      for (const variant of variants) {
        const value = choiceOf(variant, name, locales);
        if (value && !values.has(value.key)) values.set(value.key, withSwatch(value, variant, name));
      }
      return { name, values: [...values.values()] };
    })
    .filter((axis) => axis.values.length > 1);
  return sufficient(axes, variants, locales);
}

/** Leaves out an axis whose value follows from the axes before it: a weight that follows from the size is no choice. */
function sufficient(axes: VariantAxis[], variants: WireVariant[], locales: Locales): VariantAxis[] {
  const preferred = [...axes].sort((a, b) => rankOf(a.name) - rankOf(b.name));
  const chosen: VariantAxis[] = [];
  const distinct = (some: VariantAxis[]) =>
    new Set(variants.map((variant) => some.map((axis) => choiceOf(variant, axis.name, locales)?.key ?? '').join('\n')))
      .size;
  for (const axis of preferred) {
    if (distinct([...chosen, axis]) > distinct(chosen)) chosen.push(axis);
  }
  return chosen;
}

/** Ranks of the attributes that the shopper expects first. Every other common attribute of a choice comes next. */
const ranks: Partial<Record<CommonAttribute, number>> = { color: 0, size: 1, material: 3, weight: 3 };
const lastRank = 3;

/** The place of an attribute among others; the usual ones come first. */
export function rankOf(name: string): number {
  const attribute = commonAttribute(name);
  return attribute ? (ranks[attribute] ?? 2) : lastRank;
}

/**
 * The attributes that tell a cart line's variant from the product's other variants. A line holds only its own variant,
 * so these are the usual axes, where their values come from a list.
 */
export function variantAttributesOf(variant: WireVariant, locales: Locales): VariantAttribute[] {
  return variant.attributes
    .filter(({ name, value }) => rankOf(name) < lastRank && !isSwatch(name) && isEnum(value))
    .sort((a, b) => rankOf(b.name) - rankOf(a.name))
    .flatMap((attribute) => {
      const value = attributeValue(attribute.value, locales);
      return value ? [{ axis: attribute.name, label: value.label }] : [];
    });
}

/** The keys of a variant's values on these axes. */
export function valuesOn(axes: VariantAxis[], variant: WireVariant, locales: Locales): Record<string, string> {
  return Object.fromEntries(
    axes.flatMap((axis) => {
      const value = choiceOf(variant, axis.name, locales);
      return value ? [[axis.name, value.key]] : [];
    }),
  );
}

function choiceOf(variant: WireVariant, name: string, locales: Locales): AxisValue | undefined {
  const attribute = variant.attributes.find((candidate) => candidate.name === name);
  return attribute && attributeValue(attribute.value, locales);
}

const hexColor = /^#[0-9a-f]{6}$/i;

/** Whether an attribute holds the color code of another attribute, as `color-hex` does for `color`. */
export function isSwatch(name: string): boolean {
  return /[-_](hex|rgb|code|swatch)$/i.test(name);
}

function isEnum(value: WireAttribute['value']): boolean {
  return isRecord(value) && 'key' in value && 'label' in value;
}

/** The value with its color code, which stands in an attribute of its own: `color` and `color-hex`. */
function withSwatch(value: AxisValue, variant: WireVariant, name: string): AxisValue {
  const swatch = swatchBeside(variant, name);
  return swatch ? { ...value, swatch } : value;
}

/** The color code of a variant's attribute `name`, `#rrggbb`. */
export function swatchBeside(variant: WireVariant, name: string): string | undefined {
  const swatch = variant.attributes.find((attribute) => isSwatch(attribute.name) && attribute.name.startsWith(name));
  return typeof swatch?.value === 'string' && hexColor.test(swatch.value) ? swatch.value : undefined;
}
