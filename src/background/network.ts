import { createHttp } from '../commerce/http.ts';

/** The worker's one way to the network. */
export const http = createHttp({
  fetch: (request) => fetch(request),
  online: () => navigator.onLine,
  now: Date.now,
  random: Math.random,
});
