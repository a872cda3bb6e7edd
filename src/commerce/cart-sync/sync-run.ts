/**
 * One run of the sync: what its steps share, and what it learns on its way, which ends with it. A run belongs to one
 * session generation (`generation`), and works on the snapshot that it began with and that each of its writes gives
 * back.
 */
import type { CartNews, CountedLine } from '../../contract/cart.ts';
import { fail } from '../../contract/failure.ts';
import type { Preferences } from '../../contract/settings.ts';
import type { CartApi } from '../cart/cart-api.ts';
import { countedLine } from '../cart/cart-view.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import type { Recreation } from '../cart/recreate.ts';
import { restoreLostCart } from '../cart/restore-lost-cart.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { Session } from '../client/session.ts';
import { confirmCommands, forgetOldCommands } from './outbox-commands.ts';
import { addAllNews } from './outbox-news.ts';
import { addedCodes } from './outbox-request.ts';
import {
  idOf,
  type OutboxChange,
  type OutboxSnapshot,
  type OutboxState,
  type OutboxStore,
  type PendingRequest,
} from './outbox-state.ts';

export interface SyncRunParts {
  carts: SyncCarts;
  store: OutboxStore;
  session: Session;
  preferences: Preferences;
  /** The languages that texts are read in. */
  locales: () => Locales;
  /** Brings a cart into the shopper's currency and country. */
  recreate: Recreation;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** The part of the cart API that the sync uses. */
export type SyncCarts = Omit<CartApi, 'shippingOptions'>;

export interface SyncRun extends Omit<SyncRunParts, 'carts' | 'store' | 'locales'> {
  /** Fails with `superseded` when a sign-in or sign-out came after the run began. */
  carts: SyncCarts;
  locale: Locales;
  /** What storage held after the last read or write of this run. */
  snapshot: OutboxSnapshot;
  /** The quantities that this run first asked for, by line ID. Another device may have changed them since. */
  expectedQuantities: Map<string, number>;
  /** An answer of the shop that the next write stores, so that it costs no write of its own. */
  held: OutboxChange['reading'];
  /** Stores a change, with the held answer. Fails with `superseded`. */
  write(change: OutboxChange): Promise<void>;
  /** Reads the snapshot anew: for after a failure, since the session may have ended. */
  reload(): Promise<void>;
}

/** Begins a run for the session generation `generation`. The caller holds the lock: there is one run at a time. */
export function beginSyncRun(parts: SyncRunParts, generation: number, snapshot: OutboxSnapshot): SyncRun {
  const { store, session } = parts;
  const run: SyncRun = {
    ...parts,
    snapshot,
    carts: guardCarts(parts.carts, () => {
      if (generation !== session.generation()) throw fail('superseded');
    }),
    locale: parts.locales(),
    expectedQuantities: new Map(),
    held: undefined,
    write: async (change) => {
      run.snapshot = await store.write(generation, { reading: run.held, ...change });
      run.held = undefined;
    },
    reload: async () => {
      run.snapshot = await store.read();
    },
  };
  return run;
}

/**
 * The cart API for one session generation. `demandSession` runs synchronously before a request takes its token, so that
 * a customer's command is never sent with another customer's token.
 */
function guardCarts(carts: SyncCarts, demandSession: () => void): SyncCarts {
  const guarded =
    <Given extends unknown[], Result>(ask: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      demandSession();
      return ask(...given);
    };
  return {
    active: guarded(carts.active),
    actives: guarded(carts.actives),
    withId: guarded(carts.withId),
    create: async (draft) => carts.create(draft, demandSession),
    update: guarded(carts.update),
    remove: guarded(carts.remove),
  };
}

/**
 * Removes from the outbox what the cached cart already holds and what is too old to be sent unasked, and queues the
 * lines of a guest's cart that ended with its session.
 */
export async function tidyOutbox(run: SyncRun): Promise<OutboxState> {
  const { locale, now } = run;
  const { lapsedCart } = run.snapshot;
  if (lapsedCart) {
    // Other carts of the guest ended with the session.
    const withoutOthers = ({ carts: _, ...before }: OutboxState) => before;
    // The copy goes last: a worker stopped in between restores once more, which changes nothing.
    await run.write({
      state: (before) => restoreLostCart(lapsedCart, undefined, locale, now())(withoutOthers(before)),
    });
    await run.write({ reading: { cart: undefined } });
  }
  const { state, cached } = run.snapshot;
  const inCart = state.queued.map(idOf).filter((id) => cached?.commands.includes(id));
  if (inCart.length > 0) {
    await run.write({ state: (before) => confirmCommands(before, inCart, now(), cached?.cart?.id) });
  } else if (!state.pending && forgetOldCommands(state, now()) !== state) {
    await run.write({ state: (before) => forgetOldCommands(before, now()) });
  }
  return run.snapshot.state;
}

/** Stores a request that is about to be sent. */
export async function noteRequest({ expectedQuantities, write }: SyncRun, pending: PendingRequest): Promise<void> {
  for (const each of pending.expects) {
    if (each.kind === 'quantity' && !expectedQuantities.has(each.lineItemId)) {
      expectedQuantities.set(each.lineItemId, each.after);
    }
  }
  await write({ state: (before) => ({ ...before, pending }) });
}

/**
 * Stores the outcome of a request that took effect.
 *
 * @param cart as the shop has it now
 * @param isOwn whether `cart` is the answer to the request itself
 */
export async function storeOutcome(
  { expectedQuantities, write, locale, now }: SyncRun,
  { commands, expects, request }: PendingRequest,
  cart: WireCart | undefined,
  { news = [], isOwn = false }: { news?: readonly CartNews[]; isOwn?: boolean } = {},
): Promise<void> {
  const all = [...news, ...changedElsewhere(cart, expectedQuantities, locale)];
  expectedQuantities.clear();
  await write({
    reading: {
      cart,
      isOwn,
      commands,
      codes: addedCodes(request),
      chosen: expects.map((each) => (each.kind === 'line' ? each.key : each.lineItemId)),
    },
    state: (before) => addAllNews(all)(confirmCommands(before, commands, now(), cart?.id)),
  });
}

/** News of the lines that hold another quantity than this run asked for. */
function changedElsewhere(
  cart: WireCart | undefined,
  expected: ReadonlyMap<string, number>,
  locale: Locales,
): CartNews[] {
  const lines = (cart?.lineItems ?? []).flatMap((item): CountedLine[] =>
    expected.has(item.id) && expected.get(item.id) !== item.quantity ? [countedLine(item, locale)] : [],
  );
  return lines.length > 0 ? [{ id: 'changed-elsewhere', kind: 'changed-elsewhere', lines }] : [];
}
