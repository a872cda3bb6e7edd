import { loadEnv } from 'vite';
import type { Variables } from './variables.ts';

/** Prefixes of the variables that a build reads. Vite replaces each variable in the sources by its value. */
export const variablePrefixes = ['CTP_', 'CARTLET_'];

/** Reads the variables of `.env` and of the environment; the environment wins. */
export function readVariables(mode: string, root: string): Variables {
  return loadEnv(mode, root, variablePrefixes);
}
