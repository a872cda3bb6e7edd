/** The times of one keystroke. Milliseconds of the popup's clock. */
export interface Keystroke {
  /** The text in the field after the keystroke. */
  typed: string;
  /** When the browser received the key. */
  key: number;
  /** When the results were in the document. */
  changed: number;
  /** When the frame with the results was handed to the screen. */
  drawn: number;
  /** Number of results. */
  results: number;
}

/**
 * Runs in the popup before the key. Stores the times in `cartletKeystroke` once the results of this key are painted.
 * The list is busy from the key on until the results are in the document. The next animation frame callback runs before
 * that change is painted; a message sent from the callback arrives afterwards.
 */
export function watchKeystroke(): void {
  const field = document.querySelector<HTMLInputElement>('#search');
  if (!field) throw new Error('There is no search field');
  const noted = new Promise<Keystroke>((resolve, reject) => {
    const fail = setTimeout(() => reject(new Error(`No results for “${field.value}” in ten seconds`)), 10_000);
    field.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        let wasBusy = false;
        const observer = new MutationObserver(() => {
          const isBusy = field.getAttribute('aria-busy') === 'true';
          wasBusy ||= isBusy;
          if (!wasBusy || isBusy) return;
          observer.disconnect();
          clearTimeout(fail);
          const changed = performance.now();
          const painted = new MessageChannel();
          painted.port1.onmessage = () => {
            const results = document.querySelectorAll('.rows > li').length;
            resolve({ typed: field.value, key: timeStamp, changed, drawn: performance.now(), results });
            painted.port1.close();
          };
          requestAnimationFrame(() => painted.port2.postMessage(undefined));
        });
        observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      },
      { once: true, capture: true },
    );
  });
  Object.assign(globalThis, { cartletKeystroke: noted });
}

/** Runs in the popup after the key. */
export function readKeystroke(): Promise<Keystroke> {
  return (globalThis as unknown as { cartletKeystroke: Promise<Keystroke> }).cartletKeystroke;
}
