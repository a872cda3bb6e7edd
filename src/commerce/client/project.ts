import type { Connection } from '../../contract/settings.ts';

/** How to reach a project, and one of its stores. */
export interface ProjectConnection extends Connection {
  /** Key of the store that customers and carts belong to; empty for the project itself. */
  storeKey: string;
}

/** The part of an address that names the store; empty for the project itself. */
export function storePath(storeKey: string): string {
  return storeKey && `/in-store/key=${encodeURIComponent(storeKey)}`;
}
