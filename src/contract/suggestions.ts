/** The order of suggestions: the page makes them while the shopper types, and the worker adds the shop's own words. */
import type { Category } from './catalog.ts';
import type { Suggestion } from './search.ts';

/** Suggestions of one kind, and of all kinds together. */
const maxOfKind = 4;
export const maxSuggestions = 10;

/**
 * Sorts suggestions: earlier searches, the category that fits best, which so stays in sight, words, and the other
 * categories.
 */
export function orderSuggestions(earlier: string[], words: string[], categories: Category[]): Suggestion[] {
  const of = (kind: 'earlier' | 'word', texts: string[]) =>
    texts.slice(0, maxOfKind).map((text): Suggestion => ({ kind, text }));
  const [first, ...others] = categories
    .slice(0, maxOfKind)
    .map(({ id, name }): Suggestion => ({ kind: 'category', text: name, categoryId: id }));
  return [...of('earlier', earlier), ...(first ? [first] : []), ...of('word', words), ...others].slice(
    0,
    maxSuggestions,
  );
}
