/** A row of the table of writes. */
import type { Way } from './ways.ts';
import type { World } from './world.ts';

export interface Row {
  name: string;
  before?: (world: World) => Promise<unknown>;
  /** What the shopper does. Rejects as a page is answered. */
  act: (world: World) => Promise<unknown>;
  /** What another device of the shopper's does at the same moment, or why there is none. */
  elsewhere: string | ((world: World) => unknown);
  /**
   * What is true of the shop and on the screen when all has come to rest; `other`: another device has written as well.
   */
  after: (world: World, other: boolean) => Promise<void>;
  /** Ways that make no sense here, each with its reason. */
  without?: Partial<Record<Way, string>>;
}
