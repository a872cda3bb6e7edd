import type { VariantAttribute } from '../../contract/catalog.ts';
import { type TextKey, text } from '../text.ts';

/** What shops usually call the ways in which variants differ, and our word for it. */
const usualNames: [RegExp, TextKey][] = [
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

/** What else products usually have, which says nothing of a variant without its name. */
const usualFacts: [RegExp, TextKey][] = [
  [/^(product\W?)?(brand|marke|marque|manufacturer|hersteller)(\W?name)?$/i, 'axis_brand'],
  [/^care|pflege|entretien/i, 'axis_care'],
  [/dishwasher|sp(ü|ue)lmaschin|lave-?vaisselle/i, 'axis_dishwasher'],
  [/repairable|reparierbar|r(é|e)parable/i, 'axis_repairable'],
  [/(guarantee|warranty|garantie)\W*(years|jahre|ann(é|e)es)/i, 'axis_guarantee'],
];

/** Axes whose values say nothing without a word before them: `M` alone, but not `navy`. */
const measures: Partial<Record<TextKey, TextKey>> = {
  axis_size: 'trait_size',
  axis_length: 'trait_length',
  axis_width: 'trait_width',
};

function usualKey(name: string, names = usualNames): TextKey | undefined {
  return names.find(([pattern]) => pattern.test(name))?.[1];
}

/** An attribute's name as people read it: our word for the usual ones, else the developers' made readable (`cable-type` → `Cable type`). */
export function axisLabel(name: string): string {
  const key = usualKey(name) ?? usualKey(name, usualFacts);
  if (key) return text(key);
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[-_]+/g, ' ')
    .trim()
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value as people read it; a yes or no comes as the shop's `true` or `false`. */
export function valueLabel(label: string): string {
  if (label === 'true') return text('yes');
  return label === 'false' ? text('no') : label;
}

/** What tells a variant from its sisters, in a line: `size M, navy`. */
export function attributeLabel(traits: VariantAttribute[]): string {
  return traits
    .map(({ axis, label }) => {
      const key = usualKey(axis);
      const value = valueLabel(label);
      if (!key) return text('trait_other', axisLabel(axis).toLowerCase(), value);
      const measure = measures[key];
      return measure ? text(measure, value) : value;
    })
    .join(', ');
}
