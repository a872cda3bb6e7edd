import type { Catalogue } from '../../demo-store/catalogue/shape.ts';
import { oddCatalogue } from '../../demo-store/products/odd-catalogue.ts';

/**
 * The odd catalogue as GraphQL can represent it: GraphQL has no attribute without a value, and answers without any data
 * for a product with one.
 */
export const odd: Catalogue = {
  ...oddCatalogue,
  products: oddCatalogue.products.map((product) => {
    const { masterVariant } = product;
    const attributes = masterVariant?.attributes?.filter(({ value }) => value !== null);
    return attributes ? { ...product, masterVariant: { ...masterVariant, attributes } } : product;
  }),
};

/** The products with a name and a variant; the extension does not show the others. */
export const shownProducts = odd.products.filter(
  ({ name, masterVariant }) => masterVariant && Object.values(name).some((text) => text.trim()),
);
