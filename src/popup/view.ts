import { batch, computed, signal } from '@preact/signals';

/** What the panel can show between the search field and the bar. */
export type View = { name: 'browse' } | { name: 'product'; productId: string } | { name: 'cart' } | { name: 'account' };

/** A view, and how it was left: to be the same when the shopper comes back to it. */
interface Place {
  view: View;
  scroll: number;
  /** `id` of the element that had focus. */
  focusId?: string | undefined;
}

/** `id` of the element that scrolls. */
export const scrollerId = 'scroller';
/** `id` of the search field. */
export const searchFieldId = 'search';
/** `id` of the button that leads to the cart. */
export const cartButtonId = 'cart';

/**
 * Gives focus away before the button that has it leaves with what it was for: to the first of some elements that is there.
 *
 * @param ids of the elements, the best first; after them comes the search field, which always is
 */
export function passFocus(...ids: string[]): void {
  const next = [...ids, searchFieldId].map((id) => document.getElementById(id)).find((element) => element !== null);
  next?.focus();
}

/** The way here, the view on screen last. */
const trail = signal<[Place, ...Place[]]>([{ view: { name: 'browse' }, scroll: 0 }]);
/** How the view on screen was left the last time; absent when it was entered anew. */
export const returning = signal<Omit<Place, 'view'>>();

/** The view on screen. */
export const view = computed<View>(() => trail.value.at(-1)?.view ?? { name: 'browse' });
/** Whether there is a view to step back to. */
export const canGoBack = computed(() => trail.value.length > 1);

function sameView(one: View, other: View): boolean {
  return one.name === other.name && (one.name !== 'product' || one.productId === (other as typeof one).productId);
}

/** Opens a view on top of this one. A view that is already on the way is stepped back to, so that the way never grows in circles. */
export function go(next: View): void {
  if (sameView(view.value, next)) return;
  const scroll = document.getElementById(scrollerId)?.scrollTop ?? 0;
  const left = trail.value.map((place, index, all) =>
    index === all.length - 1 ? { ...place, scroll, focusId: document.activeElement?.id } : place,
  ) as [Place, ...Place[]];
  const known = left.findIndex((place) => sameView(place.view, next));
  batch(() => {
    returning.value = undefined;
    trail.value = known >= 0 ? cut(left, known + 1) : [...left, { view: next, scroll: 0 }];
  });
}

/** One step back. */
export function back(): void {
  const [first, ...rest] = trail.value;
  if (rest.length === 0) return;
  batch(() => {
    trail.value = [first, ...rest.slice(0, -1)];
    returning.value = trail.value.at(-1);
  });
}

/** Back to browsing, from wherever. */
export function goBrowse(): void {
  batch(() => {
    returning.value = undefined;
    trail.value = cut(trail.value, 1);
  });
}

/** Opens a view in this one's place, so that stepping back does not lead here again. */
export function goInstead(next: View): void {
  batch(() => {
    trail.value = cut(trail.value, Math.max(1, trail.value.length - 1));
    go(next);
  });
}

function cut(places: [Place, ...Place[]], length: number): [Place, ...Place[]] {
  const [first, ...rest] = places;
  return [first, ...rest.slice(0, length - 1)];
}
