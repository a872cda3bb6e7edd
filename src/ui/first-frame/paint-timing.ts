/** Time after which the page continues without a frame, as a hidden tab paints none. Milliseconds. */
const frameTimeout = 1_000;
/**
 * The longest wait for the paint entry after the first animation frame, in every browser, because some report no entry
 * or report it late. Milliseconds.
 */
const presentationTime = 200;

/**
 * Resolves once the first contentful frame is on the screen. Work before that moment competes with the processes that
 * present the frame. See https://www.w3.org/TR/paint-timing/
 */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    requestAnimationFrame(() => setTimeout(resolve, presentationTime));
    setTimeout(resolve, frameTimeout);
  });
}

/** Resolves once the browser has painted a frame. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, frameTimeout);
  });
}
