import type { Connection } from '../../contract/settings.ts';

/** A project, and the store in it whose customers and carts are meant; empty for the project's own. */
export interface ProjectConnection extends Connection {
  storeKey: string;
}
