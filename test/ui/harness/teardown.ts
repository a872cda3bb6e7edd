/** Ends the page that a file of tests has opened: nothing of it may run on where there is no document any more. */
import { render } from 'preact';
import { afterAll, vi } from 'vitest';

afterAll(async () => {
  // Some files read the sources alone.
  if (!('document' in globalThis)) return;
  vi.useRealTimers();
  const app = document.getElementById('app');
  if (app) render(null, app);
  // What Preact does after a frame.
  await new Promise(requestAnimationFrame);
  await new Promise((done) => setTimeout(done));
});
