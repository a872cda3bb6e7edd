import { signal } from '@preact/signals';

const announcement = signal('');

/** Time without a further call before a debounced announcement is made. Repeated presses of a key are faster. */
const debounceMilliseconds = 400;
/** Time after which the text is removed, so that a screen reader that reads the whole page does not read it again. */
const lifetimeMilliseconds = 5000;

let debouncing: ReturnType<typeof setTimeout> | undefined;
let removing: ReturnType<typeof setTimeout> | undefined;

/** Tells screen readers what a sighted shopper can see. A debounced announcement that is still waiting is dropped. */
export function announce(sentence: string): void {
  clearTimeout(debouncing);
  clearTimeout(removing);
  removing = setTimeout(() => {
    announcement.value = '';
  }, lifetimeMilliseconds);
  // A screen reader ignores a text that does not change; a no-break space changes the text.
  announcement.value = announcement.value === sentence ? `${sentence}\u00a0` : sentence;
}

/**
 * Removes the announcement of a change that the shop rejected. The alert about it follows. A waiting announcement
 * stays.
 */
export function unsay(): void {
  announcement.value = '';
}

/**
 * Announces a state that changes several times in a row: only the last call counts.
 *
 * @param sentence called when the announcement is made
 */
export function announceAtRest(sentence: () => string): void {
  clearTimeout(debouncing);
  debouncing = setTimeout(() => announce(sentence()), debounceMilliseconds);
}

/** The live region for {@link announce}. A page has one, in its first frame: screen readers ignore a later one. */
export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite">
      {announcement}
    </div>
  );
}
