/** Facets as the panel shows them, made of the counts and of what is known about the attributes. */
import type { AttributeFilter, Facet, FacetValue } from '../../contract/search.ts';
import { filterable, type KnownAttribute } from '../catalog/filterable-attributes.ts';
import type { WireProjection } from '../wire.ts';
import { countValues } from './facet-counts.ts';
import type { StrategyQuery, StrategyResult } from './strategy.ts';

/** Facets that the shop is asked to count. */
const maxFacets = 12;
/** Values that one facet offers. */
const maxValues = 30;

/** The attributes whose values are worth counting. */
export function attributesToCount(known: readonly KnownAttribute[]): KnownAttribute[] {
  return filterable(known).slice(0, maxFacets);
}

/**
 * The attributes by which the results of a first page differ, and the attributes that the shopper filters by. The shop
 * does not count an attribute that was unknown before this page: its values come without counts, unless this page holds
 * all results.
 *
 * @param known all attributes, with those of this page
 */
export function facetsOf(found: StrategyResult, known: readonly KnownAttribute[], query: StrategyQuery): Facet[] {
  const { filters, language } = query;
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

/** `undefined` for an attribute that leaves nothing to choose. */
function facetOf(
  { name, type, values: known }: KnownAttribute,
  values: readonly { key: string; count?: number }[],
  chosen: readonly string[],
): Facet | undefined {
  const existing = values.filter(({ key, count }) => count !== 0 || chosen.includes(key)).slice(0, maxValues);
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
