/** Narrowing a list down, and its order. */
import type { SearchFilters, SearchSort } from '../../contract/search.ts';
import { amend, finding } from '../navigation/history.ts';

/** What narrows the present list down. */
export function filtersNow(): SearchFilters {
  return finding.value?.filters ?? {};
}

function change(next: (before: SearchFilters) => SearchFilters): void {
  amend((before) => ({ ...before, filters: next(before.filters ?? {}) }));
}

/** Only what can be bought now, or everything. */
export function setInStock(isWanted: boolean): void {
  change(({ inStock: _, ...rest }) => (isWanted ? { ...rest, inStock: true } : rest));
}

/** Only what is reduced, or everything. */
export function setOnSale(isWanted: boolean): void {
  change(({ onSale: _, ...rest }) => (isWanted ? { ...rest, onSale: true } : rest));
}

/** What a thing may cost, in minor units; bounds that are crossed are put in order. */
export function setPrice(bounds: { from?: number | undefined; to?: number | undefined }): void {
  const { from, to } = bounds;
  const isCrossed = from !== undefined && to !== undefined && from > to;
  const [low, high] = isCrossed ? [to, from] : [from, to];
  change(({ price: _, ...rest }) => {
    if (low === undefined && high === undefined) return rest;
    return { ...rest, price: { ...(low !== undefined && { from: low }), ...(high !== undefined && { to: high }) } };
  });
}

/** Chooses a value of an attribute, or gives it up. */
export function toggleValue(name: string, key: string): void {
  change(({ attributes = [], ...rest }) => {
    const keys = attributes.find((each) => each.name === name)?.keys ?? [];
    const next = keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
    const others = attributes.filter((each) => each.name !== name);
    const all = next.length > 0 ? [...others, { name, keys: next }] : others;
    return all.length > 0 ? { ...rest, attributes: all } : rest;
  });
}

/** Searches in a category only, or everywhere. */
export function setCategory(categoryId: string | undefined): void {
  amend(({ categoryId: _, ...rest }) => (categoryId === undefined ? rest : { ...rest, categoryId }));
}

export function setSort(sort: SearchSort): void {
  amend((before) => ({ ...before, sort }));
}

/**
 * Gives up all that narrows the list down, and its order.
 *
 * @param keepsCategory where the category is what the list is of
 */
export function widen(keepsCategory: boolean): void {
  amend(({ typed, categoryId }) => (keepsCategory && categoryId !== undefined ? { typed, categoryId } : { typed }));
}
