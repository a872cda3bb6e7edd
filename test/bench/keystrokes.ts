/** What is noted in the popup about one keystroke. Milliseconds of its own clock. */
export interface Keystroke {
  /** What stands in the field after it. */
  typed: string;
  /** When the browser had the key. */
  key: number;
  /** When its results were in the document. */
  changed: number;
  /** When the frame with them was handed over to be shown. */
  drawn: number;
  /** How many results were drawn. */
  results: number;
}

/**
 * Runs in the popup, before the key: what is noted once the key's own results are drawn, in `cartletKeystroke`. They are when
 * the list, which is busy from the key on, no longer is; then comes the frame's own callback, in which the change is not yet
 * painted, and a message sent from there arrives when it is.
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

/** Runs in the popup, after the key. */
export function readKeystroke(): Promise<Keystroke> {
  return (globalThis as unknown as { cartletKeystroke: Promise<Keystroke> }).cartletKeystroke;
}
