/**
 * The pages' environment: happy-dom for the page, and Node's own `fetch` family for the worker and the demo store,
 * which run in the same process. The pages themselves make no requests.
 */
import type { Environment } from 'vitest/runtime';
import { builtinEnvironments } from 'vitest/runtime';

const kept = [
  'fetch',
  'Request',
  'Response',
  'Headers',
  'URL',
  'URLSearchParams',
  'AbortController',
  'AbortSignal',
] as const;

export default {
  ...builtinEnvironments['happy-dom'],
  name: 'pages',
  async setup(global, options) {
    const natives = kept.map((name) => [name, global[name]] as const);
    const environment = await builtinEnvironments['happy-dom'].setup(global, options);
    for (const [name, native] of natives) {
      Object.defineProperty(global, name, { value: native, configurable: true, writable: true });
    }
    return environment;
  },
} satisfies Environment;
