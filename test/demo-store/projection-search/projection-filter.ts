/**
 * Filters of Product Projection Search: `categories.id:"…"`, `categories.id:subtree("…")`,
 * `variants.price.centAmount:range (1 to 9)`.
 *
 * @see https://docs.commercetools.com/api/projects/product-projection-search#filters
 */

import type { PriceScope } from '../products/prices.ts';
import { malformedParameter } from '../project/errors.ts';
import type { Shop } from '../store/shop.ts';
import { isOfVariants, projectionColumn } from './projection-columns.ts';

type Test = (values: readonly unknown[]) => boolean;

export interface ProductFilter {
  readonly path: string;
  readonly test: Test;
  /** Whether the product at that position passes. */
  readonly holds: (position: number) => boolean;
  /** For filters on variants: whether this variant passes, by its index. */
  readonly variantHolds?: (position: number, place: number) => boolean;
}

/** Parses the filter in the parameter `name`; rejects an invalid one with 400 `InvalidInput`. */
export function readFilter(shop: Shop, name: string, text: string, scope: PriceScope | undefined): ProductFilter {
  const { path, condition } = splitExpression(name, text);
  if (condition === undefined) throw malformedParameter(name, `Syntax error while parsing '${name}': '${text}'.`);
  const test = readCondition(shop, name, condition);
  const column = projectionColumn(shop, path, scope);
  return {
    path,
    test,
    holds: (position) => (column[position] ?? []).some(test),
    ...(isOfVariants(path) ? { variantHolds: (position, place) => test(column[position]?.[place] ?? []) } : {}),
  };
}

/** `path: condition`, or a path alone, which is a facet and not a filter. */
export function splitExpression(name: string, text: string): { path: string; condition: string | undefined } {
  const [, path, condition] = /^\s*([\w.-]+)\s*(?::\s*(.+))?$/s.exec(text.trim()) ?? [];
  if (path === undefined) throw malformedParameter(name, `Syntax error while parsing '${name}': '${text}'.`);
  return { path, condition: condition?.trim() };
}

function readCondition(shop: Shop, name: string, condition: string): Test {
  if (condition === 'exists') return (values) => values.length > 0;
  if (condition === 'missing') return (values) => values.length === 0;
  const [, ranges] = /^range\s*(.+)$/s.exec(condition) ?? [];
  if (ranges !== undefined) return readRanges(name, ranges);
  const wanted = new Set<unknown>();
  // The list is not JSON, but each of its values is.
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
  const ranges = readRangeBounds(name, text);
  const inside = (value: string | number) =>
    ranges.some(({ from, to }) => (from === undefined || value >= from) && (to === undefined || value <= to));
  return (values) => values.some((value) => (typeof value === 'number' || typeof value === 'string') && inside(value));
}

/** The bounds in `(1 to 9), (9 to *)`. */
export function readRangeBounds(name: string, text: string) {
  const ranges = [...text.matchAll(/\(\s*("[^"]*"|\*|-?\d+(?:\.\d+)?)\s+to\s+("[^"]*"|\*|-?\d+(?:\.\d+)?)\s*\)/g)].map(
    ([, from, to]) => ({ from: bound(from), to: bound(to) }),
  );
  if (ranges.length === 0) throw malformedParameter(name, `Syntax error while parsing '${name}': '${text}'.`);
  return ranges;
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
