import { createHttp } from '../../commerce/client/http.ts';

/** The worker's one way to the network. */
export const http = createHttp({
  fetch: (request) => fetch(request),
  online: () => navigator.onLine,
  now: Date.now,
  random: Math.random,
});

/** Milliseconds. */
const probePatience = 5_000;

/**
 * Whether anything at an address answers, readable or not. Chromium tells nothing else of a request that failed: an
 * unknown name, a refused or broken connection, a certificate that is not trusted and an answer without CORS are the same
 * `TypeError`, with the same empty Resource Timing.
 */
export async function answers(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(probePatience);
  const probe = new Request(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
  return fetch(probe).then(
    () => true,
    () => false,
  );
}
