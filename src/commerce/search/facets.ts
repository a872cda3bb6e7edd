/** Facets as the panel shows them, made of what was counted and what is known of the attributes. */
import type { AttributeFilter, Facet, FacetValue } from '../../contract/search.ts';
import { filterable, type KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { WireProjection } from '../wire.ts';
import { countValues } from './facet-counts.ts';
import type { StrategyQuery, StrategyResult } from './strategy.ts';

/** Facets that a shop is asked to count, and values that one of them offers. */
const mostFacets = 12;
const mostValues = 30;

/** The attributes whose values are worth counting. */
export function attributesToCount(known: readonly KnownAttribute[]): KnownAttribute[] {
  return filterable(known).slice(0, mostFacets);
}

/**
 * The attributes by which the results of a first page differ, and those that were chosen. Where nobody counted an attribute,
 * because it was not known before this page, its values come without counts; but with them where this page is all there is.
 *
 * @param known all attributes, those of this page among them
 */
export function facetsOf(found: StrategyResult, known: readonly KnownAttribute[], wanted: StrategyQuery): Facet[] {
  const { filters, language } = wanted;
  const chosen = filters.attributes ?? [];
  const isWhole = found.total !== undefined && found.total <= found.projections.length && chosen.length === 0;
  const attributes = withChosen(attributesToCount(known), known, chosen);
  return attributes.flatMap((attribute) => {
    const counted = found.counted?.find(({ name }) => name === attribute.name);
    const values = counted?.values ?? valuesAtHand(found.projections, attribute, isWhole, language);
    return facetOf(attribute, values, chosen.find(({ name }) => name === attribute.name)?.keys ?? []) ?? [];
  });
}

function withChosen(
  offered: KnownAttribute[],
  known: readonly KnownAttribute[],
  chosen: readonly AttributeFilter[],
): KnownAttribute[] {
  const missing = chosen.filter(({ name }) => !offered.some((attribute) => attribute.name === name));
  return [...offered, ...missing.flatMap(({ name }) => known.find((attribute) => attribute.name === name) ?? [])];
}

function valuesAtHand(
  projections: readonly WireProjection[],
  attribute: KnownAttribute,
  isWhole: boolean,
  language: string,
): { key: string; count?: number }[] {
  const [counted] = countValues(projections, [attribute], {}, language);
  return (counted?.values ?? []).map(({ key, count }) => (isWhole ? { key, count } : { key }));
}

/** `undefined` for one that leaves nothing to choose. */
function facetOf(
  { name, type, values: known }: KnownAttribute,
  values: readonly { key: string; count?: number }[],
  chosen: readonly string[],
): Facet | undefined {
  const existing = values.filter(({ key, count }) => count !== 0 || chosen.includes(key)).slice(0, mostValues);
  const missing = chosen.filter((key) => !existing.some((value) => value.key === key));
  const offered = [...existing, ...missing.map((key): { key: string; count?: number } => ({ key }))];
  if (offered.length < 2 && chosen.length === 0) return undefined;
  return {
    name,
    kind: type === 'boolean' ? 'boolean' : 'choice',
    values: offered.map(({ key, count }): FacetValue => {
      const { label = key, swatch } = known.find((value) => value.key === key) ?? {};
      return {
        key,
        ...(type !== 'boolean' && { label }),
        ...(count !== undefined && { count }),
        ...(swatch && { swatch }),
      };
    }),
  };
}
