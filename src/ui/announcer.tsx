import { signal } from '@preact/signals';

const words = signal('');

/** Says something to screen readers that the eye sees anyway. */
export function announce(sentence: string): void {
  // The same words twice are read once: a no-break space makes them other words.
  words.value = words.value === sentence ? `${sentence}\u00a0` : sentence;
}

/** The live region that {@link announce} speaks through; once in a page, there from the first frame. */
export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}
