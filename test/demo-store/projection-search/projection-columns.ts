/** The values of all products at a path such as `variants.attributes.colour.key`, cached. */
import type { ProductVariant } from '@commercetools/platform-sdk';
import { type PriceScope, selectPrice } from '../products/prices.ts';
import { type Shop, variantsOf } from '../store/shop.ts';

/** Values by the product's position and by variant. A field of the product counts as one variant. */
export type ProjectionColumn = readonly (readonly (readonly unknown[])[])[];

/** Milliseconds. */
export const minute = 60_000;

export function isOfVariants(path: string): boolean {
  return path.startsWith('variants.');
}

/** The selected price may be up to a minute out of date, as in a real search index. */
export function projectionColumn(shop: Shop, path: string, scope: PriceScope | undefined): ProjectionColumn {
  const scoped = path.startsWith('variants.scopedPrice');
  const when = scoped && scope ? [scope.currency, scope.country, Math.floor(scope.at / minute)] : [];
  return shop.products.remembered(`projections ${JSON.stringify([path, ...when])}`, () => {
    const { products } = shop.catalogue;
    const steps = path.split('.');
    if (!isOfVariants(path)) return products.map((product) => [valuesAt(product, steps)]);
    const read = variantReader(steps.slice(1), scope);
    return products.map((product) => variantsOf(product).map(read));
  });
}

/** Attributes are addressed by name, prices have no dates and channels, and `scopedPrice` is the selected price. */
function variantReader(steps: readonly string[], scope: PriceScope | undefined) {
  const [first = '', ...rest] = steps;
  const selected = ({ prices }: ProductVariant) => (scope === undefined ? undefined : selectPrice(prices, scope));
  return (variant: ProductVariant): readonly unknown[] => {
    if (first === 'attributes') {
      const [name, ...inside] = rest;
      return valuesAt(variant.attributes?.find((attribute) => attribute.name === name)?.value, inside);
    }
    if (first === 'price') return (variant.prices ?? []).flatMap(({ value }) => valuesAt(value, rest));
    if (first === 'scopedPrice') {
      const price = selected(variant);
      return valuesAt(price && { ...price, currentValue: price.discounted?.value ?? price.value }, rest);
    }
    if (first === 'scopedPriceDiscounted') {
      const price = selected(variant);
      return price === undefined ? [] : [price.discounted !== undefined];
    }
    return valuesAt(variant, steps);
  };
}

function valuesAt(value: unknown, steps: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesAt(element, steps));
  if (value === undefined || value === null) return [];
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  return typeof value === 'object' ? valuesAt((value as Record<string, unknown>)[step], rest) : [];
}
