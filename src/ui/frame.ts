import { signal } from '@preact/signals';

/** Whether the page has been painted for the first time. What it does not need for that waits until then: pictures do. */
export const isPainted = signal(false);

/** Where no frame comes, as in a tab that nobody looks at, the page goes on all the same. Milliseconds. */
const patience = 500;

/** Resolves once a frame has been painted; in a popup whose window is not there yet that is the first one anybody sees. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      isPainted.value = true;
      resolve();
    };
    requestAnimationFrame(() => setTimeout(goOn));
    setTimeout(goOn, patience);
  });
}
