import type { VariantAttribute } from '../../contract/catalog.ts';
import { type TextKey, text } from '../text.ts';

/** Common names of variant attributes in English, German and French, each with the text that replaces it. */
const variantLabels: [RegExp, TextKey][] = [
  [/colou?r|farbe|couleur/i, 'axis_color'],
  [/size|gr(ö|oe|o)(ß|ss)e|taille/i, 'axis_size'],
  [/length|l(ä|ae)nge|longueur/i, 'axis_length'],
  [/width|breite|largeur/i, 'axis_width'],
  [/material|matière|stoff/i, 'axis_material'],
  [/finish/i, 'axis_finish'],
  [/flavou?r|geschmack|saveur/i, 'axis_flavor'],
  [/scent|duft|parfum/i, 'axis_scent'],
  [/volume|volumen/i, 'axis_volume'],
  [/weight|gewicht|poids/i, 'axis_weight'],
];

/** Common names of other product attributes. In a variant's label their values need the name beside them. */
const productLabels: [RegExp, TextKey][] = [
  [/^(product\W?)?(brand|marke|marque|manufacturer|hersteller)(\W?name)?$/i, 'axis_brand'],
  [/^care|pflege|entretien/i, 'axis_care'],
  [/dishwasher|sp(ü|ue)lmaschin|lave-?vaisselle/i, 'axis_dishwasher'],
  [/repairable|reparierbar|r(é|e)parable/i, 'axis_repairable'],
  [/(guarantee|warranty|garantie)\W*(years|jahre|ann(é|e)es)/i, 'axis_guarantee'],
];

/** Attributes whose values need a word before them: `M` means nothing alone, `navy` does. */
const labelsWithName: Partial<Record<TextKey, TextKey>> = {
  axis_size: 'trait_size',
  axis_length: 'trait_length',
  axis_width: 'trait_width',
};

function labelKey(name: string, labels = variantLabels): TextKey | undefined {
  return labels.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * The label of an attribute: a translated text for a common name, else the name in plain words (`cable-type` → `Cable
 * type`).
 */
export function axisLabel(name: string): string {
  const key = labelKey(name) ?? labelKey(name, productLabels);
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
      const key = labelKey(axis);
      const value = valueLabel(label);
      if (!key) return text('trait_other', axisLabel(axis).toLowerCase(), value);
      const withName = labelsWithName[key];
      return withName ? text(withName, value) : value;
    })
    .join(', ');
}
