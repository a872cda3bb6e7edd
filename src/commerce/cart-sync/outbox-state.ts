/**
 * The outbox as it is stored: the commands that the shop has not confirmed, the request that may be under way, and news
 * for the shopper. `outbox-commands.ts`, `outbox-request.ts`, `outbox-news.ts` and `known-carts.ts` change it: each
 * function there is pure and takes one state to the next.
 */
import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import type { CartNews } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import type { Failure } from '../../contract/failure.ts';
import type { CachedCart, Reading } from '../cart/cached-cart.ts';
import type { KnownCarts } from './known-carts.ts';
import type { LineItemDraft } from './update-actions.ts';
import type { Expectation } from './was-applied.ts';

/** A command that the shop has not confirmed. */
export interface QueuedCommand {
  command: CartCommand;
  /** When the shopper gave it. Milliseconds since 1970. */
  at: number;
  /** It followed another command with the same target closely, so a third may follow. */
  isRepeat?: boolean;
  /** The shop refused a request with this command and others, so the next request has this target alone. */
  isAlone?: boolean;
}

/** What the cart API is asked for one or more commands. */
export type CartRequest =
  | { kind: 'change'; cartId: string; version: number; actions: MyCartUpdateAction[] }
  | { kind: 'create'; lines: LineItemDraft[]; codes: string[] };

/**
 * A request, stored before it is sent. A cart is changed at `version`: the same request with the same version applies
 * at most once, so after a lost answer the worker sends it again. A new cart has no version, but its lines carry the
 * IDs of their commands.
 */
export interface PendingRequest {
  /** When it was planned. Milliseconds since 1970. */
  at: number;
  /** IDs of the commands that it carries out. */
  commands: string[];
  /** How a cart that is read later shows that the request took effect. */
  expects: Expectation[];
  request: CartRequest;
}

/** Why nothing can be sent for now. */
export interface SendingHalt {
  failure: Failure;
  /** How many failures in a row. */
  times: number;
  /** Until then the worker tries nothing by itself. Milliseconds since 1970. */
  until: number;
  /**
   * Until then the worker does not send at the request of a page either: the shop asked for a pause (`Retry-After`).
   */
  notBefore?: number;
}

/** A finished request to create a cart. */
export interface CreatedCart {
  /** When the request finished. Milliseconds since 1970. */
  at: number;
  /** Quantities by the keys of its lines. */
  lines: Record<string, number>;
  /** ID of the cart that it created. Another cart may be in use by now, but this one is not the duplicate. */
  id?: string | undefined;
}

export interface OutboxState {
  /** Grows with every change. */
  revision: number;
  /** Oldest first. */
  queued: QueuedCommand[];
  pending?: PendingRequest | undefined;
  /** IDs of the last commands that the shop confirmed or refused: given again they do nothing. */
  done: string[];
  news: CartNews[];
  halt?: SendingHalt | undefined;
  /** Commands of long ago: the worker asks the shopper whether to send them. */
  forgotten: QueuedCommand[];
  /** The last request to create a cart. The shop may have created two: see `duplicate-carts.ts`. */
  created?: CreatedCart | undefined;
  /** The target of the last command, and when the shopper gave it. */
  last?: { target: string; at: number } | undefined;
  carts?: KnownCarts | undefined;
}

export const emptyOutbox: OutboxState = { revision: 0, queued: [], done: [], news: [], forgotten: [] };

/** All that storage holds of the cart at one moment. */
export interface OutboxSnapshot {
  state: OutboxState;
  /** The last known cart of the current session; `undefined` when none was read. */
  cached: CachedCart | undefined;
  /** The last known cart of a guest whose session the shop has ended, and the cart with it. */
  lapsedCart: CachedCart | undefined;
}

/** One change of what is stored: first the cart, then the outbox. */
export interface OutboxChange {
  /** What the shop answered; `now` where the answer came earlier than it is written. */
  reading?: (Omit<Reading, 'sessionId' | 'now'> & { now?: number }) | undefined;
  state?: (before: OutboxState) => OutboxState;
}

/** What the sync needs of the outbox. */
export interface OutboxStore {
  read(): Promise<OutboxSnapshot>;
  /**
   * Stores a change and gives what is stored then. Fails with `superseded`, and changes nothing, when a sign-in or
   * sign-out came after `generation`.
   */
  write(generation: number, change: OutboxChange): Promise<OutboxSnapshot>;
}

/** Whether the outbox holds anything that the shop has not confirmed. */
export function hasWaiting({ queued, pending }: OutboxState): boolean {
  return queued.length > 0 || pending !== undefined;
}

/** The ID of a queued command. */
export function idOf({ command }: { command: CartCommand }): string {
  return command.id;
}
