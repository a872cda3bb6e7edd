/**
 * The products of one shop. Each shop has its own list, so that a test can change prices and names without changing the
 * catalogue.
 */
import type { ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import type { Catalogue } from '../catalogue/shape.ts';
import { createTextIndexes } from '../text/text-index.ts';

/** A variant and the product it belongs to. */
export interface Sellable {
  readonly product: ProductProjection;
  readonly variant: ProductVariant;
}

/** Largest number of cached results. Names come from requests, so their number is unlimited. */
const mostRemembered = 200;

/** @param adapt adds the shop's data to a product of the catalogue */
export function createProductBook(
  catalogue: Catalogue,
  adapt: (product: ProductProjection) => ProductProjection = (product) => product,
) {
  const products = catalogue.products.map(adapt);
  const byId = new Map<string, ProductProjection>();
  const byKey = new Map<string, ProductProjection>();
  const bySku = new Map<string, Sellable>();
  let texts = createTextIndexes(products);
  let memory = new Map<string, unknown>();
  const changed = () => {
    texts = createTextIndexes(products);
    memory = new Map();
  };
  const keep = (product: ProductProjection) => {
    byId.set(product.id, product);
    if (product.key !== undefined) byKey.set(product.key, product);
    for (const variant of variantsOf(product)) if (variant.sku) bySku.set(variant.sku, { product, variant });
  };
  products.forEach(keep);
  const positionOf = (id: string) => {
    const position = products.findIndex((product) => product.id === id);
    if (position === -1) throw new Error(`The shop has no product ${id}`);
    return position;
  };

  return {
    products,
    byId: byId as ReadonlyMap<string, ProductProjection>,
    byKey: byKey as ReadonlyMap<string, ProductProjection>,
    bySku: bySku as ReadonlyMap<string, Sellable>,
    texts: () => texts,
    /** The cached result of `make` for a name. A change of a product clears the cache. */
    remembered<Found>(name: string, make: () => Found): Found {
      if (!memory.has(name)) {
        if (memory.size >= mostRemembered) memory.clear();
        memory.set(name, make());
      }
      return memory.get(name) as Found;
    },
    /** Replaces a product by a changed one, with the next version, and updates the search index. */
    replace(product: ProductProjection): void {
      const next = { ...product, version: product.version + 1 };
      products[positionOf(product.id)] = next;
      keep(next);
      changed();
    },
    /** Unpublishes a product: no request finds it any more. */
    remove(id: string): void {
      const [gone] = products.splice(positionOf(id), 1);
      if (gone === undefined) return;
      byId.delete(id);
      if (gone.key !== undefined) byKey.delete(gone.key);
      for (const { sku } of variantsOf(gone)) if (sku !== undefined) bySku.delete(sku);
      changed();
    },
  };
}

/** All variants, the master first. A product of a modular catalogue has none here. */
export function variantsOf({ masterVariant, variants }: ProductProjection): ProductVariant[] {
  return masterVariant === undefined ? [...variants] : [masterVariant, ...variants];
}
