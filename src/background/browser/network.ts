/** The worker's connection to the network. */
import { createHttp } from '../../commerce/client/http.ts';

/** Every request to a shop goes through this function. */
export const http = createHttp({
  fetch: (request) => fetch(request),
  online: () => navigator.onLine,
  now: Date.now,
  random: Math.random,
});

/** Milliseconds. */
const probeTimeout = 5_000;

/**
 * Whether a server answers at an address, readable or not. For a request that failed, Chromium tells no more than that:
 * an unknown host name, a refused or broken connection, an untrusted certificate and an answer without CORS headers all
 * give the same `TypeError`, with the same empty Resource Timing.
 */
export async function answers(url: string): Promise<boolean> {
  const signal = AbortSignal.timeout(probeTimeout);
  const probe = new Request(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
  return fetch(probe).then(
    () => true,
    () => false,
  );
}
