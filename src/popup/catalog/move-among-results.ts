import { searchFieldId } from '../view.ts';

/** Up and Down go from result to result, and from the first back to the search field. */
export function moveAmongResults(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const results = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-result]')];
  const here = results.findIndex((result) => result.closest('li')?.contains(document.activeElement));
  if (here < 0) return;
  event.preventDefault();
  const next = here + (event.key === 'ArrowDown' ? 1 : -1);
  if (next < 0) document.getElementById(searchFieldId)?.focus();
  else results[next]?.focus();
}
