/**
 * Requests of a worker that change something and have no name in `commerce/writes.ts`, and so no row in the table of
 * writes.
 */
import { changesOf } from '../demo-store/scenarios/writes.ts';

const unnamed: string[] = [];

/** Reads the request, and remembers it if it is a write without a name. */
export async function noteUnnamedWrite(request: Request): Promise<void> {
  const { method, url } = request;
  const { pathname: path } = new URL(url);
  const body = await request.clone().text();
  if (changesOf({ method, path, body }) === undefined) unnamed.push(`${method} ${path}`);
}

/** Hands over what has been remembered, and forgets it. */
export const takeUnnamedWrites = (): string[] => unnamed.splice(0);
