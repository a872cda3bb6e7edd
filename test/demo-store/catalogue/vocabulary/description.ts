import type { Plan } from '../plan.ts';
import { languages } from '../shape.ts';
import { type Words, words } from './words.ts';

/** Closing sentences: the maker, the place and the collection. */
const closings: readonly Words[] = [
  words(
    'Made by {maker} in {town}.',
    'Gefertigt von {maker} in {town}.',
    'Fabriqué par {maker} à {town}.',
    'من صنع {maker} في {town}.',
  ),
  words(
    'From the {collection} collection, which {maker} makes in {town}.',
    'Aus der Kollektion {collection}, die {maker} in {town} fertigt.',
    'De la collection {collection}, que {maker} fabrique à {town}.',
    'من مجموعة {collection} التي تصنعها {maker} في {town}.',
  ),
  words(
    '{maker} of {town} works in small batches and repairs for life.',
    '{maker} aus {town} fertigt in kleinen Serien und repariert ein Leben lang.',
    '{maker}, à {town}, travaille en petites séries et répare à vie.',
    'تعمل {maker} في {town} بكميات صغيرة وتُصلح ما صنعته مدى الحياة.',
  ),
  words(
    'We have bought from {maker} in {town} since our first winter.',
    'Wir kaufen seit unserem ersten Winter bei {maker} in {town}.',
    'Nous travaillons avec {maker}, à {town}, depuis notre premier hiver.',
    'نتعامل مع {maker} في {town} منذ شتائنا الأول.',
  ),
  words(
    'There is more to find in the {collection} collection.',
    'In der Kollektion {collection} gibt es noch mehr zu entdecken.',
    'La collection {collection} réserve d’autres belles pièces.',
    'وفي مجموعة {collection} قطع أخرى تستحق النظر.',
  ),
];

/** Two to four sentences about a product, in every language. */
export function descriptionOf(plan: Plan): Words {
  const closing = closings[plan.closing % closings.length] ?? closings[0];
  const written: Partial<Words> = {};
  for (const language of languages) {
    const last = closing?.[language]
      .replace('{maker}', plan.maker.name)
      .replace('{town}', plan.maker.town[language])
      .replace('{collection}', plan.collection[language]);
    written[language] = `${plan.line.about[language]} ${plan.material.about[language]} ${last}`;
  }
  return written as Words;
}
