/**
 * Sends the shopper's commands to the shop, exactly once. A request is in the outbox before it is sent, and leaves it
 * when its outcome is stored; when the worker is stopped in between, the next worker continues. docs/cart-sync.md
 * explains it.
 */
import { type FailureError, failureOf, isFailure } from '../../contract/failure.ts';
import { closedBy } from '../cart/cart-state.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { nextSyncStep } from './due-time.ts';
import { removeDuplicates } from './duplicate-carts.ts';
import { followCachedCart, locateCart, toUsableCart } from './locate-cart.ts';
import { confirmCommands, nextBatch } from './outbox-commands.ts';
import { addAllNews } from './outbox-news.ts';
import type { CartRequest, OutboxSnapshot, PendingRequest } from './outbox-state.ts';
import { planRequest } from './plan-request.ts';
import { isRepeatable, judgeByCart, recover } from './recover.ts';
import { reject, rejectGone } from './reject.ts';
import { haltSending } from './retry.ts';
import { beginSyncRun, noteRequest, type SyncRun, type SyncRunParts, storeOutcome, tidyOutbox } from './sync-run.ts';

/**
 * One run at a time: the caller holds the lock, and hands in what it has just read there. Each fails with `superseded`
 * when a sign-in or sign-out came after `generation`.
 */
export interface CartSync {
  /**
   * Sends what is due, until nothing is due or a failure halts sending. The outbox then holds the failure.
   *
   * @param isUrgent sends also what waits for more commands or for a better time; but not in a pause that the shop
   * asked for
   */
  send(generation: number, snapshot: OutboxSnapshot, isUrgent: boolean): Promise<void>;
  /** Asks the shop for the cart. */
  refresh(generation: number, snapshot: OutboxSnapshot): Promise<void>;
  /** Deletes a second cart that a recent request to create one has made. */
  removeDuplicates(generation: number, snapshot: OutboxSnapshot): Promise<void>;
}

/** How often a request is planned anew when another device was faster. */
const maxAttempts = 3;

export function createCartSync(parts: SyncRunParts): CartSync {
  return {
    send: (generation, snapshot, isUrgent) => sendDue(beginSyncRun(parts, generation, snapshot), isUrgent),
    refresh: (generation, snapshot) => reloadCart(beginSyncRun(parts, generation, snapshot)),
    removeDuplicates: (generation, snapshot) => removeDuplicates(beginSyncRun(parts, generation, snapshot), false),
  };
}

async function sendDue(run: SyncRun, isUrgent: boolean): Promise<void> {
  const { now } = run;
  const startedAt = now();
  for (let failures = 0; ; ) {
    const step = nextSyncStep(await tidyOutbox(run), startedAt, isUrgent, now());
    if (step === 'stop') return;
    if (step === 'remove-duplicates') return removeDuplicates(run, true);
    try {
      const { pending } = run.snapshot.state;
      await (pending ? resume(run, pending) : begin(run));
      failures = 0;
    } catch (thrown) {
      if (isFailure(thrown, 'superseded')) throw thrown;
      failures += 1;
      if (isFailure(thrown, 'conflict') && failures < maxAttempts) continue;
      const { retryAfter } = thrown as FailureError;
      return run.write({ state: (before) => haltSending(before, failureOf(thrown), now(), retryAfter) });
    }
  }
}

async function reloadCart(run: SyncRun): Promise<void> {
  const known = run.snapshot.cached?.cart;
  // Another cart means that the shop has just been asked.
  if ((await toUsableCart(run, known)) !== known) return;
  const { cart, news } = await followCachedCart(run);
  await run.write({ reading: { cart }, state: addAllNews(news) });
  await toUsableCart(run, cart);
}

/** Plans the waiting commands, stores the request, and sends it. */
async function begin(run: SyncRun): Promise<void> {
  const batch = nextBatch(run.snapshot.state).map(({ command }) => command);
  const cart = await locateCart(run);
  const closed = cart && closedBy(cart);
  if (closed) return reject(run, batch, { name: `cart-${closed}` }, cart);
  const { gone, commands, request } = planRequest(cart, batch, run.snapshot.cached?.codeNames ?? {}, run.now());
  if (gone.length > 0) return rejectGone(run, gone);
  if (!request) return run.write({ state: (before) => confirmCommands(before, commands, run.now()) });
  await noteRequest(run, request);
  await deliver(run, request, false);
}

/** Finds out what became of a request without an answer: sends it again where that is safe, else reads the cart. */
function resume(run: SyncRun, pending: PendingRequest): Promise<void> {
  return isRepeatable(pending, run.now()) ? deliver(run, pending, true) : judgeByCart(run, pending);
}

async function deliver(run: SyncRun, pending: PendingRequest, isRepetition: boolean): Promise<void> {
  let cart: WireCart;
  try {
    cart = await sendRequest(run, pending.request);
  } catch (thrown) {
    await run.reload();
    return recover(run, pending, thrown as FailureError, isRepetition);
  }
  await storeOutcome(run, pending, cart, { isOwn: true });
}

function sendRequest({ carts }: SyncRun, request: CartRequest): Promise<WireCart> {
  if (request.kind === 'create') return carts.create(request);
  return carts.update({ id: request.cartId, version: request.version }, request.actions);
}
