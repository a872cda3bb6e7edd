/** `id` of the element that scrolls. */
export const scrollerId = 'scroller';
/** `id` of the search field. */
export const searchFieldId = 'search';
/** `id` of the button that opens the cart. */
export const cartButtonId = 'cart';

/**
 * Moves focus before the button that has it is removed: to the first of some elements that exists.
 *
 * @param ids `id`s of the elements, the preferred one first; the search field, which always exists, comes last
 */
export function moveFocus(...ids: string[]): void {
  const next = [...ids, searchFieldId].map((id) => document.getElementById(id)).find((element) => element !== null);
  next?.focus();
}
