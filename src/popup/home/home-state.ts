import { computed, signal } from '@preact/signals';
import type { Home } from '../../contract/catalog.ts';
import type { Failure } from '../../contract/failure.ts';

/** What the home view shows; `undefined` until known. */
export const home = signal<Home>();
/** Why the home view could not be read. */
export const homeFailure = signal<Failure>();

/** Whether the home view has no products of its own: the view then lists all products. */
export const isHomeBare = computed(() => {
  const { value } = home;
  return value !== undefined && value.recent.length + value.again.length + value.onSale.length === 0;
});
