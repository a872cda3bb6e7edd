/** The products or variants that a facet counts, and their values in its field. */
import type { ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import { invalidInput } from '../project/errors.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import type { Hits } from '../text/text-index.ts';
import { readQuery, type SearchQuery } from './product-search-query.ts';
import { filteredColumnOf, filteredValuesOf, type PriceFilter } from './search-columns.ts';
import { languageFor } from './search-expressions.ts';
import { type SearchField, searchField } from './search-fields.ts';

/** Fields that all kinds of facets have. */
export interface FacetScope {
  readonly name: string;
  readonly scope: 'all' | 'query';
  readonly level: 'products' | 'variants';
  readonly filter?: unknown;
  readonly field?: string;
  readonly fieldType?: string | undefined;
  readonly language?: string | undefined;
}

export interface FacetSource {
  readonly field: SearchField | undefined;
  /** Calls back with the values of each product or variant that counts. */
  each(visit: (values: readonly unknown[]) => void): void;
}

export function facetSource(
  shop: Shop,
  { name, scope, level, filter, field: fieldName, fieldType, language }: FacetScope,
  found: { query: SearchQuery | undefined; hits: Hits },
): FacetSource {
  if (name === '') throw invalidInput('A facet must have a name.');
  const field = fieldName === undefined ? undefined : searchField(shop, fieldName, fieldType);
  const tag = field && languageFor(shop, field, language);
  const narrowing = filter === undefined ? undefined : readQuery(shop, filter);
  const narrowed = narrowing?.hits();
  const priceFilter = narrowing && { expression: filter, priceHolds: narrowing.priceHolds };
  const { products } = shop.catalogue;

  const positions = function* () {
    for (const position of scope === 'query' ? found.hits.keys() : products.keys()) {
      if (narrowed === undefined || narrowed.has(position)) yield position;
    }
  };
  const asked = [scope === 'query' ? found.query : undefined, narrowing].filter((query) => query !== undefined);

  return {
    field,
    each(visit) {
      if (level === 'products') {
        const column = field && filteredColumnOf(shop, field, tag, priceFilter);
        for (const position of positions()) visit(column?.[position] ?? []);
        return;
      }
      for (const position of positions()) {
        const product = products[position];
        if (product === undefined) continue;
        for (const variant of variantsOf(product)) {
          if (asked.every((query) => query.variantHolds(position, product, variant))) {
            visit(field ? valuesOf(field, tag, priceFilter, product, variant) : []);
          }
        }
      }
    },
  };
}

function valuesOf(
  field: SearchField,
  language: string | undefined,
  filter: PriceFilter | undefined,
  product: ProductProjection,
  variant: ProductVariant,
): readonly unknown[] {
  if (filter !== undefined && field.ofPrice !== undefined) return filteredValuesOf(variant, field, filter);
  return field.values(product, language, variant);
}
