import { type CommonAttribute, commonAttribute } from '../../contract/attribute-names.ts';
import type { VariantAttribute } from '../../contract/catalog.ts';
import { type TextKey, text } from '../text.ts';

/** Common names of other product attributes. In a variant's label their values need the name beside them. */
const productLabels: [RegExp, TextKey][] = [
  [/^(product\W?)?(brand|marke|marque|manufacturer|hersteller)(\W?name)?$/i, 'axis_brand'],
  [/^care|pflege|entretien/i, 'axis_care'],
  [/dishwasher|sp(ü|ue)lmaschin|lave-?vaisselle/i, 'axis_dishwasher'],
  [/repairable|reparierbar|r(é|e)parable/i, 'axis_repairable'],
  [/(guarantee|warranty|garantie)\W*(years|jahre|ann(é|e)es)/i, 'axis_guarantee'],
];

/** Attributes whose values need a word before them: `M` means nothing alone, `navy` does. */
const labelsWithName: Partial<Record<CommonAttribute, TextKey>> = {
  size: 'trait_size',
  length: 'trait_length',
  width: 'trait_width',
};

/**
 * The label of an attribute: a translated text for a common name, else the name in plain words (`cable-type` → `Cable
 * type`).
 */
export function axisLabel(name: string): string {
  const attribute = commonAttribute(name);
  const key = attribute ? (`axis_${attribute}` as const) : productLabels.find(([names]) => names.test(name))?.[1];
  if (key) return text(key);
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The label of an attribute's value. commercetools writes a boolean as `true` or `false`; the shopper reads yes or no.
 */
export function valueLabel(label: string): string {
  if (label === 'true') return text('yes');
  return label === 'false' ? text('no') : label;
}

/** The label of a variant, made of the attributes that distinguish it from the others: `size M, navy`. */
export function attributeLabel(attributes: VariantAttribute[]): string {
  return attributes
    .map(({ axis, label }) => {
      const attribute = commonAttribute(axis);
      const value = valueLabel(label);
      if (!attribute) return text('trait_other', axisLabel(axis).toLowerCase(), value);
      const withName = labelsWithName[attribute];
      return withName ? text(withName, value) : value;
    })
    .join(', ');
}
