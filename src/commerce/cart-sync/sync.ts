/**
 * Sends what the shopper did to the shop, exactly once. What is owed is in the ledger before it is on the wire, and leaves it
 * when the answer is stored; whatever ends in between, the next worker goes on from there. docs/cart-sync.md explains it all.
 */
import { type FailureError, failureOf, isFailure } from '../../contract/failure.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { closedBy } from '../cart/lifecycle.ts';
import { targetOf } from './command-target.ts';
import { removeDuplicates } from './duplicate-carts.ts';
import {
  confirmed,
  dueAt,
  halted,
  hasWaiting,
  nextBatch,
  type OutboxState,
  type PendingRequest,
  shopsPause,
} from './outbox-state.ts';
import { isRepeatable, judgeByCart, recover } from './recover.ts';
import { reject, rejectGone } from './reject.ts';
import { beginSyncRun, type SyncRun, type SyncRunParts, telling } from './sync-run.ts';
import { planUpdate } from './update-actions.ts';

export interface CartSync {
  /**
   * Sends what is due, until nothing is or something keeps it from going on, which is then noted in the ledger. One at a time:
   * the caller holds the lock. Fails with `superseded` when whoever it was for has left.
   *
   * @param mark of the session whose cart it is
   * @param isUrgent also what waits for more of its kind, or for a better time; but not in a pause that the shop asks for
   */
  send(mark: number, isUrgent: boolean): Promise<void>;
  /** Asks the shop for the cart. */
  refresh(mark: number): Promise<void>;
  /** Deletes what a request to make the cart has made besides it, where one was sent of late. */
  removeTwins(mark: number): Promise<void>;
}

/** How often a change is planned anew because somebody else was faster. */
const rounds = 3;

export function createCartSync(parts: SyncRunParts): CartSync {
  const { now } = parts;
  return {
    send: async (mark, isUrgent) => {
      const errand = beginSyncRun(parts, mark);
      const startedAt = now();
      for (let failures = 0; ; ) {
        const ledger = await errand.tidy();
        const due = dueAt(ledger, now());
        if (due === undefined) return;
        const since = (ledger.attempt ?? ledger.intents[0])?.at ?? startedAt;
        const isHeld = needsSignIn(ledger) || shopsPause(ledger, now()) !== undefined;
        const isWaitedFor = isUrgent && hasWaiting(ledger) && since <= startedAt && !isHeld;
        if (!isWaitedFor && due > now()) return;
        if (!hasWaiting(ledger)) return removeDuplicates(errand, true);
        try {
          await (ledger.attempt ? resume(errand, ledger.attempt) : begin(errand, ledger));
          failures = 0;
        } catch (thrown) {
          if (isFailure(thrown, 'superseded')) throw thrown;
          failures += 1;
          if (isFailure(thrown, 'conflict') && failures < rounds) continue;
          const { retryAfter } = thrown as FailureError;
          return errand.write({ ledger: (before) => halted(before, failureOf(thrown), now(), retryAfter) });
        }
      }
    },

    refresh: async (mark) => {
      const { follow, write, inPlace } = beginSyncRun(parts, mark);
      const known = (await parts.store.answer())?.cart;
      // Has asked the shop already, if it is another one now.
      if ((await inPlace(known)) !== known) return;
      const { cart, news } = await follow();
      await write({ answer: { cart }, ledger: telling(news) });
      await inPlace(cart);
    },

    removeTwins: (mark) => removeDuplicates(beginSyncRun(parts, mark), false),
  };
}

/** Plans what waits, writes the request down, and sends it. */
async function begin(errand: SyncRun, ledger: OutboxState): Promise<void> {
  const cart = await errand.knownCart();
  const batch = nextBatch(ledger).map(({ command }) => command);
  const closed = cart && closedBy(cart);
  if (closed) return reject(errand, batch, { name: closed === 'frozen' ? 'cart-frozen' : 'cart-locked' }, cart);

  const { codeNames = {} } = (await errand.store.answer()) ?? {};
  const plan = planUpdate(cart, batch, codeNames);
  if (plan.missing.length > 0) {
    return rejectGone(
      errand,
      batch.filter(({ id }) => plan.missing.includes(id)),
    );
  }
  // A cart that is to be made takes lines and codes; what else there is to say waits until it is there.
  const isNew = !cart && plan.lines.length + plan.codes.length > 0;
  const sent = isNew ? batch.filter((command) => /^(line|code) /.test(targetOf(command))) : batch;
  const commands = sent.map(({ id }) => id);
  if (plan.actions.length === 0 || (!cart && !isNew)) {
    return errand.write({ ledger: (before) => confirmed(before, commands, errand.now()) });
  }
  const attempt: PendingRequest = {
    at: errand.now(),
    commands,
    expects: plan.expects,
    request: cart
      ? { kind: 'change', cartId: cart.id, version: cart.version, actions: plan.actions }
      : { kind: 'create', lines: plan.lines, codes: plan.codes },
  };
  await errand.note(attempt);
  await deliver(errand, attempt, false);
}

/** Finds out about a request whose answer nobody has heard: sends it again where that can do no harm, else looks. */
function resume(errand: SyncRun, attempt: PendingRequest): Promise<void> {
  return isRepeatable(attempt, errand.now()) ? deliver(errand, attempt, true) : judgeByCart(errand, attempt);
}

async function deliver(errand: SyncRun, attempt: PendingRequest, isRepetition: boolean): Promise<void> {
  let cart: WireCart;
  try {
    cart = await request(errand, attempt);
  } catch (thrown) {
    return recover(errand, attempt, thrown as FailureError, isRepetition);
  }
  await errand.commit(attempt, cart, { isOwn: true });
}

function request({ carts }: SyncRun, { request: asked }: PendingRequest): Promise<WireCart> {
  if (asked.kind === 'create') return carts.create(asked);
  return carts.update({ id: asked.cartId, version: asked.version }, asked.actions);
}

/** Nothing but signing in helps, and that takes the halt away. */
function needsSignIn({ halt }: OutboxState): boolean {
  return halt?.failure.name === 'session-ended' || halt?.failure.name === 'sign-in-needed';
}
