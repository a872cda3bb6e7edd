/** What the older search sees under a path such as `variants.attributes.colour.key`: in all products at once, and kept. */
import type { ProductVariant } from '@commercetools/platform-sdk';
import { type PriceScope, selectPrice } from '../products/prices.ts';
import { type Shop, variantsOf } from '../store/shop.ts';

/** The values by the product's position, and below that by its variants; a field of the product counts as one variant. */
export type ProjectionColumn = readonly (readonly (readonly unknown[])[])[];

/** In milliseconds. */
export const minute = 60_000;

export function isOfVariants(path: string): boolean {
  return path.startsWith('variants.');
}

/** Which price is selected may be out of date by a minute at most, which a search index may be. */
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

/** Attributes go by their names, prices without their dates and places, and `scopedPrice` is the one for the caller. */
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
