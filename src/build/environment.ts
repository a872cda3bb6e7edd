import { loadEnv } from 'vite';
import type { Variables } from './variables.ts';

/** What a build takes its default shop and branding from; Vite replaces these in the sources, each by its full name. */
export const variablePrefixes = ['CTP_', 'CARTLET_'];

/** The variables of `.env` and of the environment, which wins. */
export function readVariables(mode: string, root: string): Variables {
  return loadEnv(mode, root, variablePrefixes);
}
