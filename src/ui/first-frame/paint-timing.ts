/** Where no frame comes, as in a tab that nobody looks at, the page goes on all the same. Milliseconds. */
const patience = 1_000;
/** So long after a frame it is on the screen, whether the browser says so or keeps it to itself. Milliseconds. */
const onItsWay = 200;

/**
 * Resolves once something has been painted and is on the screen: what a page does before then is in the way of the processes
 * that bring it there. See https://www.w3.org/TR/paint-timing/
 */
export function firstPaint(): Promise<void> {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
    requestAnimationFrame(() => setTimeout(resolve, onItsWay));
    setTimeout(resolve, patience);
  });
}

/** Resolves once a frame has been painted. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, patience);
  });
}
