import type { Product, Variant, VariantAttribute, VariantAxis } from '../../contract/catalog.ts';
import type { ProductOnView } from '../search/search-state.ts';

/** Name of the axis made up for variants that no attribute tells apart. */
export const plainAxis = 'variant';

/** The ways in which a product's variants differ; by article number where the shop names no attribute. */
export function axesOf(product: Product): VariantAxis[] {
  if (product.axes.length > 0 || product.variants.length < 2) return product.axes;
  const values = product.variants.map((variant) => ({
    key: String(variant.id),
    label: variant.sku ?? `${variant.id}`,
  }));
  return [{ name: plainAxis, values }];
}

/**
 * The variant shown first: the one the list spoke of if it can be bought, else the first that can.
 *
 * @param spokenOf its ID, where the list had one in mind
 */
function firstVariant(product: Product, spokenOf = product.variantId): Variant | undefined {
  const named = product.variants.find((variant) => variant.id === spokenOf);
  return named?.available
    ? named
    : (product.variants.find((variant) => variant.available) ?? named ?? product.variants[0]);
}

/** The variant that was chosen, and until one was the first; `undefined` until the product is known. */
export function variantOnView({ product, choice, glimpse }: ProductOnView): Variant | undefined {
  const chosen = product?.variants.find(({ id }) => id === choice?.variantId);
  return chosen ?? (product && firstVariant(product, glimpse.variantId));
}

/** A variant's value on an axis. */
export function valueOn(variant: Variant, axis: VariantAxis): string | undefined {
  return axis.name === plainAxis ? String(variant.id) : variant.values[axis.name];
}

/**
 * The variant that has the value just chosen and keeps as much as it can of the rest. One that can be bought wins over one
 * that cannot, when both keep equally much.
 */
export function chooseValue(
  product: Product,
  axes: VariantAxis[],
  current: Variant,
  axis: VariantAxis,
  key: string,
): Variant {
  const kept = (variant: Variant) => axes.filter((each) => valueOn(variant, each) === valueOn(current, each)).length;
  const score = (variant: Variant) => 2 * kept(variant) + (variant.available ? 1 : 0);
  const candidates = product.variants.filter((variant) => valueOn(variant, axis) === key);
  return (
    candidates.reduce<Variant | undefined>(
      (best, each) => (best && score(best) >= score(each) ? best : each),
      undefined,
    ) ?? current
  );
}

/**
 * How a value stands to what is chosen on the other axes: to be had with it, sold out, or made by nobody. A variant that has no
 * value on one of them leaves that open.
 */
export type Standing = 'together' | 'sold-out' | 'apart';

export function standingOf(
  product: Product,
  axes: VariantAxis[],
  current: Variant,
  axis: VariantAxis,
  key: string,
): Standing {
  const fitting = product.variants.filter(
    (variant) =>
      valueOn(variant, axis) === key &&
      axes.every((each) => each === axis || [undefined, valueOn(variant, each)].includes(valueOn(current, each))),
  );
  if (fitting.length === 0) return 'apart';
  return fitting.some((variant) => variant.available) ? 'together' : 'sold-out';
}

/** What tells a variant from its sisters, the least usual first: as the cart's lines say it (`size M, navy`). */
export function traitsOf(axes: VariantAxis[], variant: Variant): VariantAttribute[] {
  return axes
    .flatMap((axis) => {
      const value = axis.values.find(({ key }) => key === valueOn(variant, axis));
      return value && axis.name !== plainAxis ? [{ axis: axis.name, label: value.label }] : [];
    })
    .reverse();
}
