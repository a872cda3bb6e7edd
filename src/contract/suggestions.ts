/** What is suggested, by the page while somebody types and by the worker, which knows the shop's own words as well. */
import type { Category } from './catalog.ts';
import type { Suggestion } from './search.ts';

/** Suggestions of one kind, and of all kinds together. */
const mostOfAKind = 4;
export const maxSuggestions = 10;

/**
 * Puts suggestions in their order: what was looked for before, the category that fits best, where it is in sight, words, and the
 * other categories.
 */
export function orderSuggestions(earlier: string[], words: string[], categories: Category[]): Suggestion[] {
  const of = (kind: 'earlier' | 'word', texts: string[]) =>
    texts.slice(0, mostOfAKind).map((text): Suggestion => ({ kind, text }));
  const [first, ...others] = categories
    .slice(0, mostOfAKind)
    .map(({ id, name }): Suggestion => ({ kind: 'category', text: name, categoryId: id }));
  return [...of('earlier', earlier), ...(first ? [first] : []), ...of('word', words), ...others].slice(
    0,
    maxSuggestions,
  );
}
