import { signal } from '@preact/signals';
import type { Category } from '../../contract/catalog.ts';

/** The shop's categories in the merchant's order; empty until known. */
export const categories = signal<Category[]>([]);

/** The categories whose names match, in the merchant's order. */
export function matchingCategories(matches: (text: string) => boolean): Category[] {
  return categories.value.filter(({ name }) => matches(name));
}
