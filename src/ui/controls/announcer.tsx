import { signal } from '@preact/signals';

const words = signal('');

/** Time without a further change before what repeats is said: presses of a key follow each other faster. */
const restMilliseconds = 400;
/** Time after which what was said is taken away, so that nobody comes across it who reads the page to its end. */
const keepMilliseconds = 5000;

let waiting: ReturnType<typeof setTimeout> | undefined;
let fading: ReturnType<typeof setTimeout> | undefined;

/** Says something to screen readers that the eye sees anyway; what waited to be said is dropped. */
export function announce(sentence: string): void {
  clearTimeout(waiting);
  clearTimeout(fading);
  fading = setTimeout(() => {
    words.value = '';
  }, keepMilliseconds);
  // The same words twice are read once: a no-break space makes them other words.
  words.value = words.value === sentence ? `${sentence}\u00a0` : sentence;
}

/** Takes back what was said of a change that was refused: the alert says how it stands. A sentence that waits stays. */
export function unsay(): void {
  words.value = '';
}

/** Says how something stands when it has come to rest: of several calls in a row only the last one is said. */
export function announceAtRest(sentence: () => string): void {
  clearTimeout(waiting);
  waiting = setTimeout(() => announce(sentence()), restMilliseconds);
}

/** The live region that {@link announce} speaks through; once in a page, there from the first frame. */
export function Announcer() {
  return (
    <div class="visually-hidden" aria-live="polite">
      {words}
    </div>
  );
}
