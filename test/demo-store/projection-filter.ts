/**
 * Filters of the older search: `categories.id:"…"`, `categories.id:subtree("…")`, `variants.price.centAmount:range (1 to 9)`.
 *
 * @see https://docs.commercetools.com/api/projects/product-projection-search#filters
 */
import type { ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import { malformedParameter } from './errors.ts';
import { type PriceScope, selectPrice } from './prices.ts';
import { type Shop, variantsOf } from './shop.ts';

export interface ProductFilter {
  readonly holds: (product: ProductProjection) => boolean;
  /** For filters on variants: whether this one is meant. */
  readonly variantHolds?: (variant: ProductVariant) => boolean;
}

type Test = (values: readonly unknown[]) => boolean;

/** Reads the filter in the parameter `name`; refuses one it cannot read with 400 `InvalidInput`. */
export function readFilter(shop: Shop, name: string, text: string, scope: PriceScope | undefined): ProductFilter {
  const [, path, condition] = /^\s*([\w.-]+)\s*:\s*(.+)$/s.exec(text) ?? [];
  if (path === undefined || condition === undefined) {
    throw malformedParameter(name, `Syntax error while parsing '${name}': '${text}'.`);
  }
  const test = readCondition(shop, name, condition.trim());
  if (path.startsWith('variants.')) {
    const steps = path.slice('variants.'.length).split('.');
    const variantHolds = (variant: ProductVariant) => test(valuesOf(variantView(variant, scope), steps));
    return { variantHolds, holds: (product) => variantsOf(product).some(variantHolds) };
  }
  const steps = path.split('.');
  return { holds: (product) => test(valuesOf(product, steps)) };
}

/** A variant as filters see it: attributes by their names, and one price. */
function variantView(variant: ProductVariant, scope: PriceScope | undefined) {
  const selected = scope === undefined ? undefined : selectPrice(variant.prices, scope);
  return {
    ...variant,
    attributes: Object.fromEntries((variant.attributes ?? []).map(({ name, value }) => [name, value])),
    price: (variant.prices ?? []).map(({ value }) => value),
    scopedPrice: selected && { ...selected, currentValue: selected.discounted?.value ?? selected.value },
    scopedPriceDiscounted: selected && selected.discounted !== undefined,
  };
}

function readCondition(shop: Shop, name: string, condition: string): Test {
  if (condition === 'exists') return (values) => values.length > 0;
  if (condition === 'missing') return (values) => values.length === 0;
  const [, ranges] = /^range\s*(.+)$/s.exec(condition) ?? [];
  if (ranges !== undefined) return readRanges(name, ranges);
  const wanted = new Set<unknown>();
  // Not JSON as a whole, but each of its values is.
  const pattern =
    /\s*(?:subtree\(\s*("(?:[^"\\]|\\.)*")\s*\)|("(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|true|false))\s*(,|$)/gy;
  let end = 0;
  for (const [whole, subtree, value] of condition.matchAll(pattern)) {
    end += whole.length;
    const literal: unknown = JSON.parse(subtree ?? value ?? 'null');
    wanted.add(literal);
    if (subtree !== undefined) for (const id of descendantsOf(shop, literal)) wanted.add(id);
  }
  if (wanted.size === 0 || end !== condition.length) {
    throw malformedParameter(name, `Syntax error while parsing '${name}': '${condition}'.`);
  }
  return (values) => values.some((value) => wanted.has(value));
}

function readRanges(name: string, text: string): Test {
  const ranges = [...text.matchAll(/\(\s*("[^"]*"|\*|-?\d+(?:\.\d+)?)\s+to\s+("[^"]*"|\*|-?\d+(?:\.\d+)?)\s*\)/g)].map(
    ([, from, to]) => ({ from: bound(from), to: bound(to) }),
  );
  if (ranges.length === 0) throw malformedParameter(name, `Syntax error while parsing '${name}': '${text}'.`);
  const inside = (value: string | number) =>
    ranges.some(({ from, to }) => (from === undefined || value >= from) && (to === undefined || value <= to));
  return (values) => values.some((value) => (typeof value === 'number' || typeof value === 'string') && inside(value));
}

function bound(text: string | undefined): string | number | undefined {
  if (text === undefined || text === '*') return undefined;
  return JSON.parse(text) as string | number;
}

function descendantsOf(shop: Shop, id: unknown): string[] {
  return shop.catalogue.categories
    .filter(({ ancestors }) => ancestors.some((one) => one.id === id))
    .map((one) => one.id);
}

function valuesOf(value: unknown, steps: readonly string[]): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap((element) => valuesOf(element, steps));
  if (value === undefined || value === null) return [];
  const [step, ...rest] = steps;
  if (step === undefined) return [value];
  return typeof value === 'object' ? valuesOf((value as Record<string, unknown>)[step], rest) : [];
}
