/** The filters of the present list, and its order. */
import type { SearchFilters, SearchSort } from '../../contract/search.ts';
import { changeQuery, currentQuery } from '../navigation/history.ts';

export function currentFilters(): SearchFilters {
  return currentQuery.value?.filters ?? {};
}

function change(next: (before: SearchFilters) => SearchFilters): void {
  changeQuery((before) => ({ ...before, filters: next(before.filters ?? {}) }));
}

/** Lists only products in stock, or all. */
export function setInStock(isWanted: boolean): void {
  change(({ inStock: _, ...rest }) => (isWanted ? { ...rest, inStock: true } : rest));
}

/** Lists only reduced products, or all. */
export function setOnSale(isWanted: boolean): void {
  change(({ onSale: _, ...rest }) => (isWanted ? { ...rest, onSale: true } : rest));
}

/** Sets the price range, in minor units; crossed bounds are swapped. */
export function setPrice(bounds: { from?: number | undefined; to?: number | undefined }): void {
  const { from, to } = bounds;
  const isCrossed = from !== undefined && to !== undefined && from > to;
  const [low, high] = isCrossed ? [to, from] : [from, to];
  change(({ price: _, ...rest }) => {
    if (low === undefined && high === undefined) return rest;
    return { ...rest, price: { ...(low !== undefined && { from: low }), ...(high !== undefined && { to: high }) } };
  });
}

/** Chooses a value of an attribute, or removes it. */
export function toggleValue(name: string, key: string): void {
  change(({ attributes = [], ...rest }) => {
    const keys = attributes.find((each) => each.name === name)?.keys ?? [];
    const next = keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
    const others = attributes.filter((each) => each.name !== name);
    const all = next.length > 0 ? [...others, { name, keys: next }] : others;
    return all.length > 0 ? { ...rest, attributes: all } : rest;
  });
}

/** Searches in one category, or in all. */
export function setCategory(categoryId: string | undefined): void {
  changeQuery(({ categoryId: _, ...rest }) => (categoryId === undefined ? rest : { ...rest, categoryId }));
}

export function setSort(sort: SearchSort): void {
  changeQuery((before) => ({ ...before, sort }));
}

/**
 * Clears all filters, and the order.
 *
 * @param keepsCategory true for a category's list; for a search the category is a filter too
 */
export function clearFilters(keepsCategory: boolean): void {
  changeQuery(({ typed, categoryId }) =>
    keepsCategory && categoryId !== undefined ? { typed, categoryId } : { typed },
  );
}
