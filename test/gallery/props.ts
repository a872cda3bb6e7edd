import type { Picture } from '../../src/contract/catalog.ts';
import cupUrl from './cup.svg';

/** A picture that loads. */
export function cup(): Picture {
  return { url: new URL(cupUrl, location.href).href, width: 400, height: 400 };
}

/** The action of every control here. */
export function nothing(): void {}
