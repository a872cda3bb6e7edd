/** `npm run store`: runs the demo store alone, for any client. */
import { parseArgs } from 'node:util';
import { serve } from './serve.ts';
import { createDemoStore } from './store.ts';

/**
 * Serves the store until it is interrupted, and prints its address, API clients and sample customer as one line of
 * JSON.
 *
 * @param args `--port 8123 --products 5000 --seed 1`, each of them optional
 */
export async function serveStore(args: string[]): Promise<void> {
  const options = { port: { type: 'string' }, products: { type: 'string' }, seed: { type: 'string' } } as const;
  const { values } = parseArgs({ args, options });
  const port = wholeNumber('port', values.port, { fallback: 0, min: 0, max: 65_535 });
  const products = wholeNumber('products', values.products, { fallback: 1500, min: 1, max: 50_000 });
  const seed = wholeNumber('seed', values.seed, { fallback: 1, min: 0, max: Number.MAX_SAFE_INTEGER });

  const store = createDemoStore({ products, seed });
  const { url, close } = await serve(store.fetch, { port });
  const { projectKey, clients, customer } = store;
  console.log(JSON.stringify({ projectKey, apiUrl: url, authUrl: url, clients, customer }));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
}

function wholeNumber(
  name: string,
  text: string | undefined,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number {
  if (text === undefined) return fallback;
  const number = Number(text);
  if (Number.isInteger(number) && text !== '' && number >= min && number <= max) return number;
  throw new RangeError(`--${name} takes a whole number from ${min} to ${max}, not "${text}".`);
}
