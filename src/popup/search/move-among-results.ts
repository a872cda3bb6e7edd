import { searchFieldId } from '../navigation/history.ts';

/**
 * Up and Down go from result to result, and from the first back to the search field; Ctrl or ⌘ with Enter does what the
 * result's own button does: adds it, or opens its options.
 */
export function moveAmongResults(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { key, currentTarget: list } = event;
  const here = document.activeElement?.closest('li');
  if (!here || !list.contains(here)) return;
  if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    const button = here.querySelector<HTMLElement>('.add-button');
    button?.click();
    // The options it opens come after it.
    if (button?.hasAttribute('aria-expanded')) button.focus();
    event.preventDefault();
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  const results = [...list.querySelectorAll<HTMLElement>('[data-result]')];
  const place = results.findIndex((result) => here.contains(result));
  if (place < 0) return;
  event.preventDefault();
  const next = place + (key === 'ArrowDown' ? 1 : -1);
  if (next < 0) document.getElementById(searchFieldId)?.focus();
  else results[next]?.focus();
}
