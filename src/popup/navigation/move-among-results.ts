import { searchFieldId } from './focus.ts';

/** Attribute of the element that opens a result: the arrow keys move between these elements. */
export const resultAttribute = { 'data-result': true };

/**
 * Arrow Up and Down move between results, and from the first one back to the search field. Ctrl or ⌘ with Enter presses
 * the result's button, which adds the product or opens its options.
 */
export function moveAmongResults(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { key, currentTarget: list } = event;
  const entry = document.activeElement?.closest('li');
  if (!entry || !list.contains(entry)) return;
  if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const button = entry.querySelector<HTMLElement>('.add-button');
    button?.click();
    // From the button, Tab moves on to the options it opens.
    if (button?.hasAttribute('aria-expanded')) button.focus();
    event.preventDefault();
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  const results = [...list.querySelectorAll<HTMLElement>('[data-result]')];
  const index = results.findIndex((result) => entry.contains(result));
  if (index < 0) return;
  event.preventDefault();
  const next = index + (key === 'ArrowDown' ? 1 : -1);
  if (next < 0) document.getElementById(searchFieldId)?.focus();
  else results[next]?.focus();
}
