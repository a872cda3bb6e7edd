/**
 * The outbox and the cached cart of one shop, in extension storage. Only this file writes them, under one short lock
 * that is never held over the network. One press of Add calls the outbox three times: `accept` stores the command, then
 * the sync's `write` stores the request and, after the answer, the outcome.
 */
import { type CachedCart, cachedCartAfter } from '../../commerce/cart/cached-cart.ts';
import { closedBy } from '../../commerce/cart/cart-state.ts';
import { acceptCommand, knowsCommand } from '../../commerce/cart-sync/outbox-commands.ts';
import {
  emptyOutbox,
  type OutboxChange,
  type OutboxSnapshot,
  type OutboxState,
  type OutboxStore,
} from '../../commerce/cart-sync/outbox-state.ts';
import type { Session } from '../../commerce/client/session.ts';
import type { SessionRecord } from '../../commerce/client/session-state.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import { fail, isFailure } from '../../contract/failure.ts';
import { withLock } from '../browser/lock.ts';
import { cachedCartItem, outboxItem } from './outbox-items.ts';

export interface Outbox extends OutboxStore {
  /**
   * Accepts a command, unless it was accepted before. Fails with `cart-frozen` or `cart-locked` while nothing in the
   * cart can be changed, with `superseded` when a sign-in or sign-out came after `generation`, and with
   * `storage-failed`.
   */
  accept(generation: number, command: CartCommand): Promise<OutboxSnapshot>;
  /** Deletes the outbox and the cached cart after their session has ended. */
  clear(): Promise<void>;
  /** Makes the worker ask the shop again before it trusts the cached cart. */
  age(): Promise<void>;
}

/**
 * Opens the outbox of one shop.
 *
 * @param changed called after each change, with what is stored then
 */
export function openOutbox(
  shopId: string,
  session: Session,
  changed: (snapshot: OutboxSnapshot) => Promise<void>,
): Outbox {
  const states = outboxItem(shopId);
  const carts = cachedCartItem(shopId);
  const withOutboxLock = <Result>(work: () => Promise<Result>) => withLock(`outbox@${shopId}`, work);

  const read = async () => {
    const [record, state, cart] = await Promise.all([session.current(), states.read(), carts.read()]);
    return snapshotOf(record, state ?? emptyOutbox, cart);
  };
  /** Stores the cached cart: on a full disk in memory, because the shop holds the original. */
  const storeCart = async (next: CachedCart, keep: boolean): Promise<void> => {
    try {
      await carts.write(next, keep);
    } catch (thrown) {
      if (!keep || !isFailure(thrown, 'storage-failed')) throw thrown;
      await carts.write(next, false);
    }
  };
  const store = async (generation: number, { reading, state: change }: OutboxChange) => {
    session.assertCurrent(generation);
    const record = await session.current();
    const keep = mayOutliveBrowser(record);
    let cart = await carts.read();
    if (reading) {
      cart = cachedCartAfter(cart, { now: Date.now(), ...reading, sessionId: record.sessionId });
      await storeCart(cart, keep);
    }
    const before = (await states.read()) ?? emptyOutbox;
    // Pages tell older carts from newer ones by the revision. A sign-out deletes it, so the clock gives the next one.
    const revision = Math.max(before.revision + 1, Date.now());
    const state = { ...(change?.(before) ?? before), revision };
    await states.write(state, keep);
    const snapshot = snapshotOf(record, state, cart);
    await changed(snapshot);
    return snapshot;
  };

  return {
    read,
    write: (generation, change) => withOutboxLock(() => store(generation, change)),
    accept: (generation, command) =>
      withOutboxLock(async () => {
        const before = await read();
        if (knowsCommand(before.state, command.id)) return before;
        const closed = before.cached?.cart && closedBy(before.cached.cart);
        if (closed) throw fail(`cart-${closed}`);
        return store(generation, { state: (state) => acceptCommand(state, command, Date.now()) });
      }),
    clear: () => withOutboxLock(async () => void (await Promise.all([states.remove(), carts.remove()]))),
    age: () =>
      withOutboxLock(async () => {
        const { cached } = await read();
        if (cached) await storeCart({ ...cached, isOld: true }, mayOutliveBrowser(await session.current()));
      }),
  };
}

/** What is stored, as far as it belongs to the current session. */
function snapshotOf(
  { kind, sessionId }: SessionRecord,
  state: OutboxState,
  stored: CachedCart | undefined,
): OutboxSnapshot {
  const isOwn = stored?.sessionId === sessionId;
  return {
    state,
    cached: isOwn ? stored : undefined,
    lapsedCart: !isOwn && kind === 'none' && stored?.cart ? stored : undefined,
  };
}

/** Commands given before there is a session belong to the guest to come, so they are kept on disk as a guest's are. */
function mayOutliveBrowser({ kind, keep }: SessionRecord): boolean {
  return kind === 'none' || kind === 'guest' || keep;
}
