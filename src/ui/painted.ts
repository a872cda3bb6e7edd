/** Where no frame comes, as in a tab that nobody looks at, the page goes on all the same. Milliseconds. */
const patience = 500;

/** Resolves once a frame has been painted; in a popup whose window is not there yet that is the first one anybody sees. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, patience);
  });
}
