import type { Product, Variant, VariantAttribute, VariantAxis } from '../../contract/catalog.ts';
import type { OpenedProduct } from './product-state.ts';

/** Name of the axis made up for variants that no attribute distinguishes. */
export const fallbackAxis = 'variant';

/** The attributes in which a product's variants differ; the SKU where the shop names no such attribute. */
export function axesOf(product: Product): VariantAxis[] {
  if (product.axes.length > 0 || product.variants.length < 2) return product.axes;
  const values = product.variants.map((variant) => ({
    key: String(variant.id),
    label: variant.sku ?? `${variant.id}`,
  }));
  return [{ name: fallbackAxis, values }];
}

/**
 * The variant shown first: the one that the list showed if it is available, else the first available one.
 *
 * @param listedId ID of the variant that the list showed
 */
function firstVariant(product: Product, listedId = product.variantId): Variant | undefined {
  const listed = product.variants.find((variant) => variant.id === listedId);
  return listed?.available
    ? listed
    : (product.variants.find((variant) => variant.available) ?? listed ?? product.variants[0]);
}

/** The variant that the shopper has chosen, or else the first; `undefined` until the product is known. */
export function selectedVariant({ product, choice, preview }: OpenedProduct): Variant | undefined {
  const chosen = product?.variants.find(({ id }) => id === choice?.variantId);
  return chosen ?? (product && firstVariant(product, preview.variantId));
}

/** Key of a variant's value on an axis. */
export function valueOn(variant: Variant, axis: VariantAxis): string | undefined {
  return axis.name === fallbackAxis ? String(variant.id) : variant.values[axis.name];
}

/**
 * The variant that has the value just chosen and shares the most other values with the present one. Of two that share
 * equally many, an available one wins.
 */
export function chooseValue(
  product: Product,
  axes: VariantAxis[],
  current: Variant,
  axis: VariantAxis,
  key: string,
): Variant {
  const shared = (variant: Variant) => axes.filter((each) => valueOn(variant, each) === valueOn(current, each)).length;
  const score = (variant: Variant) => 2 * shared(variant) + (variant.available ? 1 : 0);
  const candidates = product.variants.filter((variant) => valueOn(variant, axis) === key);
  return (
    candidates.reduce<Variant | undefined>(
      (best, each) => (best && score(best) >= score(each) ? best : each),
      undefined,
    ) ?? current
  );
}

/**
 * Whether a value is available with the values chosen on the other axes, sold out with them, or never made with them.
 */
export type ValueState = 'available' | 'sold-out' | 'not-made';

/** A variant without a value on one of the other axes fits any value there. */
export function valueStateOf(
  product: Product,
  axes: VariantAxis[],
  current: Variant,
  axis: VariantAxis,
  key: string,
): ValueState {
  const fitting = product.variants.filter(
    (variant) =>
      valueOn(variant, axis) === key &&
      axes.every((each) => each === axis || [undefined, valueOn(variant, each)].includes(valueOn(current, each))),
  );
  if (fitting.length === 0) return 'not-made';
  return fitting.some((variant) => variant.available) ? 'available' : 'sold-out';
}

/** The values that distinguish a variant, the most specific first, as cart lines show them: `size M, navy`. */
export function variantAttributesOf(axes: VariantAxis[], variant: Variant): VariantAttribute[] {
  return axes
    .flatMap((axis) => {
      const value = axis.values.find(({ key }) => key === valueOn(variant, axis));
      return value && axis.name !== fallbackAxis ? [{ axis: axis.name, label: value.label }] : [];
    })
    .reverse();
}
