import type { Picture } from '../../src/contract/catalog.ts';
import cupUrl from './cup.svg';

/** A picture that is there. */
export function cup(): Picture {
  return { url: new URL(cupUrl, location.href).href, width: 400, height: 400 };
}

/** What is pressed here does nothing. */
export function nothing(): void {}
