import type { Catalogue } from '../demo-store/catalogue/shape.ts';
import { oddCatalogue } from '../demo-store/products/odd-catalogue.ts';

/**
 * The odd catalogue as GraphQL can tell it: that has no attribute without a value, and a product with one comes without any
 * data at all.
 */
export const odd: Catalogue = {
  ...oddCatalogue,
  products: oddCatalogue.products.map((product) => {
    const { masterVariant } = product;
    const attributes = masterVariant?.attributes?.filter(({ value }) => value !== null);
    return attributes ? { ...product, masterVariant: { ...masterVariant, attributes } } : product;
  }),
};

/** What of it has a name and a variant at all; the rest is not shown. */
export const shownProducts = odd.products.filter(
  ({ name, masterVariant }) => masterVariant && Object.values(name).some((text) => text.trim()),
);
