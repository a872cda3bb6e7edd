/** After a request without a good answer: whether it took effect, and what the run does now. */
import type { CartNews } from '../../contract/cart.ts';
import { type Failure, type FailureError, fail, failureOf, isDoubtful, isFailure } from '../../contract/failure.ts';
import { closedBy } from '../cart/cart-state.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import type { Whereabouts } from '../cart/lifecycle.ts';
import { changesLine, lineTarget, targetOf } from './command-target.ts';
import { followCachedCart } from './locate-cart.ts';
import { confirmCommands, forgottenAfter } from './outbox-commands.ts';
import { addAllNews } from './outbox-news.ts';
import { addedCodes, dropPending, giveUpPending } from './outbox-request.ts';
import { idOf, type OutboxSnapshot, type PendingRequest, type QueuedCommand } from './outbox-state.ts';
import { rejectPending } from './reject.ts';
import { type SyncRun, storeOutcome } from './sync-run.ts';
import { planUpdate } from './update-actions.ts';
import { type Sent, unappliedParts, wasApplied, wasModifiedBefore } from './was-applied.ts';

/**
 * Continues after a request failed, or throws what halts sending. The request stays stored until its outcome is known:
 * no answer to a write proves that it had no effect (see `../client/writes.ts`).
 *
 * @param isRepetition whether an earlier worker sent the same request and did not hear the answer
 */
export async function recover(
  run: SyncRun,
  pending: PendingRequest,
  thrown: FailureError,
  isRepetition: boolean,
): Promise<void> {
  const failure = failureOf(thrown);
  const { kind } = pending.request;
  if (isDoubtful(thrown)) {
    if (thrown.neverSent && !isRepetition) await run.write({ state: dropPending });
    // Where the shop asks for a pause, a later run looks: the request stays stored.
    else if (kind === 'create' && !thrown.retryAfter) return findCreatedCart(run, pending, thrown);
    throw thrown;
  }
  if (kind === 'change' && failure.name === 'conflict') return planAgain(run, pending, thrown);
  if (kind === 'change' && (mayBeClosed(thrown) || !haltsAll.has(failure.name))) {
    return afterRefusal(run, pending, failure);
  }
  if (haltsAll.has(failure.name)) throw thrown;
  await rejectPending(run, pending, failure);
}

/** Reads from the cart whether a request that must not be sent again took effect. If not, the request is given up. */
export async function judgeByCart(run: SyncRun, pending: PendingRequest): Promise<void> {
  const { cart, former, news } = await followCachedCart(run);
  for (const each of [cart, former]) {
    if (each && effectOn(run, pending, each) === 'yes') return storeOutcome(run, pending, cart, { news });
  }
  await giveUp(run, pending, cart, news);
}

/**
 * Whether a request may be sent again as it is: at its version it applies at most once. A request that is too old is
 * not sent unasked.
 */
export function isRepeatable({ request, at }: PendingRequest, now: number): boolean {
  return request.kind === 'change' && now - at <= forgottenAfter;
}

/** A cart has no version before it exists: asks whether it exists before a second one is created. */
async function findCreatedCart(run: SyncRun, pending: PendingRequest, thrown: FailureError): Promise<void> {
  const created = await run.carts.active();
  if (!created) throw thrown;
  if (effectOn(run, pending, created) === 'yes') return storeOutcome(run, pending, created);
  // A cart without a line of the request is still the cart to use.
  await giveUp(run, pending, created);
}

/** Stores that a request finished and that the worker found no effect of it, with the cart as it is. */
function giveUp(
  run: SyncRun,
  pending: PendingRequest,
  cart: WireCart | undefined,
  news?: readonly CartNews[],
  codes = addedCodes(pending.request),
): Promise<void> {
  return run.write({ reading: { cart, codes }, state: giveUpPending(pending, run.now(), news) });
}

/**
 * Another device changed the cart, or the request arrived twice. Reads the cart; if the request had no effect, its
 * commands are planned again.
 */
async function planAgain(run: SyncRun, pending: PendingRequest, thrown: FailureError): Promise<void> {
  const sent = sentAt(run.snapshot, pending);
  const whereabouts = await followCachedCart(run);
  if (await storeIfApplied(run, pending, whereabouts)) return;
  const { cart, news } = whereabouts;
  const same = sameCart(pending, whereabouts);
  // Nothing proves a code. A code that came into the cart since is taken for the typed one, since twice does no harm.
  const isSince = same !== undefined && !wasModifiedBefore(same, sent);
  await giveUp(run, pending, cart, news, isSince ? undefined : []);
  throw thrown;
}

/** Stores the outcome of a request that took effect, as far as the lines of its cart show the effect. */
async function storeIfApplied(run: SyncRun, pending: PendingRequest, whereabouts: Whereabouts): Promise<boolean> {
  const same = sameCart(pending, whereabouts);
  if (!same || effectOn(run, pending, same) === 'no') return false;
  const { cart, news } = whereabouts;
  const commands = appliedCommands(pending, run.snapshot.state.queued, same);
  await storeOutcome(run, { ...pending, commands }, cart, { news });
  return true;
}

function effectOn({ snapshot }: SyncRun, pending: PendingRequest, cart: WireCart) {
  const { request, expects } = pending;
  return wasApplied(cart, expects, request.kind === 'change' ? sentAt(snapshot, pending) : undefined);
}

/**
 * When a request was sent, by the shop's clock, and for which version. `NaN` while nothing is known of that clock,
 * which is then before and after no time.
 */
function sentAt({ cached }: OutboxSnapshot, { request, at }: PendingRequest): Sent {
  const { clock = Number.NaN, readAt = 0 } = cached ?? {};
  return { version: request.kind === 'change' ? request.version : 0, readAt: readAt + clock, at: at + clock };
}

/**
 * The commands of a request that took effect, as far as lines show their effect. No line shows the effect of a command
 * that does no harm twice (a code, an address): the worker plans such a command again, and the command is finished when
 * the cart already has the code or address. Pure.
 */
export function appliedCommands(
  { commands, expects }: PendingRequest,
  queued: readonly QueuedCommand[],
  cart: WireCart,
): string[] {
  const { lineItemIds, keys } = unappliedParts(cart, expects);
  const again = new Set([
    ...cart.lineItems
      .filter(({ id }) => lineItemIds.includes(id))
      .map(({ productId, variant }) => lineTarget({ productId, variantId: variant.id })),
    ...queued.filter(({ command }) => keys.includes(command.id)).map(({ command }) => targetOf(command)),
  ]);
  const unapplied = queued.filter(({ command }) => again.has(targetOf(command)) || !changesLine(command)).map(idOf);
  return commands.filter((id) => !unapplied.includes(id));
}

/** After a refusal: the cart may be closed or gone, and the run follows it; or the request took effect before. */
async function afterRefusal(run: SyncRun, pending: PendingRequest, failure: Failure): Promise<void> {
  if (run.snapshot.lapsedCart) {
    // The cart is out of reach, and is restored before anything else.
    await run.write({ state: dropPending });
    throw fail('conflict');
  }
  const whereabouts = await followCachedCart(run);
  const { cart, news } = whereabouts;
  if (await storeIfApplied(run, pending, whereabouts)) return;
  if (cart && cart === sameCart(pending, whereabouts)) {
    await run.write({ reading: { cart }, state: dropPending });
    // While the cart is closed, the next step of the run rejects the waiting commands.
    if (closedBy(cart)) return;
    if (failure.name === 'not-found') throw fail('conflict');
    return rejectPending(run, pending, failure);
  }
  // Commands on lines that ended with their cart are finished; the news names the lines.
  const queued = run.snapshot.state.queued.map(({ command }) => command);
  const { missing } = planUpdate(cart, queued, {});
  await run.write({
    reading: { cart },
    state: (before) => addAllNews(news)(confirmCommands(before, missing, run.now())),
  });
}

/** The cart that a request was for, as it is now. */
function sameCart({ request }: PendingRequest, { cart, former }: Whereabouts): WireCart | undefined {
  return [cart, former].find((each) => request.kind === 'change' && each?.id === request.cartId);
}

/** Whether a refusal may mean that the cart itself is closed or gone, or that its guest's session has ended. */
function mayBeClosed(thrown: FailureError): boolean {
  const isInvalid = thrown.codes?.includes('InvalidOperation') === true;
  return isInvalid || isFailure(thrown, 'not-found', 'cart-locked', 'sign-in-needed');
}

/** Failures that concern no single command: nothing can be sent until their cause has passed. */
const haltsAll = new Set<Failure['name']>([
  'sign-in-needed',
  'session-ended',
  'superseded',
  'not-configured',
  'client-refused',
  'client-harmful',
  'project-unknown',
  'scope-missing',
  'storage-failed',
  'unexpected',
]);
