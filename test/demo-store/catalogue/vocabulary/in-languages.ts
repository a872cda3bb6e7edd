/** The demo catalogue in a project with other languages. */
import type { Catalogue } from '../shape.ts';
import { type Language, languages } from '../shape.ts';

/**
 * The same catalogue with its texts under other tags: `{ 'pt-BR': 'en' }` puts the English texts under `pt-BR`.
 *
 * @param tags the project's languages, each with the catalogue's language that provides the texts
 */
export function inLanguages(catalogue: Catalogue, tags: Readonly<Record<string, Language>>): Catalogue {
  const { categories, products, picture } = catalogue;
  return { categories: retagged(categories, tags), products: retagged(products, tags), picture };
}

function retagged<Value>(value: Value, tags: Readonly<Record<string, Language>>): Value {
  if (Array.isArray(value)) return value.map((each) => retagged(each, tags)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const isLocalized = fields.length > 0 && fields.every(([name]) => languages.some((language) => language === name));
  const texts = value as Record<string, unknown>;
  const entries = isLocalized
    ? Object.entries(tags).flatMap(([tag, language]) => (language in texts ? [[tag, texts[language]]] : []))
    : fields.map(([name, field]) => [name, retagged(field, tags)]);
  return Object.fromEntries(entries) as Value;
}
