/** After a request that brought no good answer: whether it took effect, and what to do now. */
import { type Failure, type FailureError, fail, failureOf, isDoubtful, isFailure } from '../../contract/failure.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { closedBy, type Whereabouts } from '../cart/lifecycle.ts';
import { targetOf } from './command-target.ts';
import { abandoned, confirmed, forgottenAfter, type PendingRequest } from './outbox-state.ts';
import { rejectPending } from './reject.ts';
import { codesOf, givingUp, type SyncRun, telling } from './sync-run.ts';
import { planUpdate } from './update-actions.ts';
import { type Sent, untouched, wasApplied, wasModifiedBefore } from './was-applied.ts';

/**
 * Goes on after a request failed, or throws what keeps everything from going on. The request stays written down until it is
 * known what came of it: no answer says by itself that nothing did (see `writes.ts`).
 *
 * @param isRepetition whether the same request was sent before by a worker that has not heard the answer
 */
export async function recover(
  errand: SyncRun,
  attempt: PendingRequest,
  thrown: FailureError,
  isRepetition: boolean,
): Promise<void> {
  const failure = failureOf(thrown);
  const { kind } = attempt.request;
  if (isDoubtful(thrown)) {
    if (thrown.neverSent && !isRepetition) await errand.write({ ledger: abandoned });
    // Where the shop asks for a pause, a later run looks: the attempt stays noted.
    else if (kind === 'create' && !thrown.retryAfter) return lookForMade(errand, attempt, thrown);
    throw thrown;
  }
  if (kind === 'change' && failure.name === 'conflict') return planAnew(errand, attempt, thrown);
  if (kind === 'change' && (mayBeOver(thrown) || !keepsAll.has(failure.name))) return moveOn(errand, attempt, failure);
  if (keepsAll.has(failure.name)) throw thrown;
  await rejectPending(errand, attempt, failure);
}

/** Whether a request that is not to be sent again took effect is seen in the cart; if not, it is given up. */
export async function judgeByCart(errand: SyncRun, attempt: PendingRequest): Promise<void> {
  const { cart, former, news } = await errand.follow();
  for (const each of [cart, former]) {
    if (each && (await effectOn(errand, attempt, each)) === 'yes') return errand.commit(attempt, cart, { news });
  }
  await errand.write({ answer: { cart, codes: codesOf(attempt.request) }, ledger: givingUp(errand, attempt, news) });
}

/** Whether a request may be sent again as it is: at its version it applies at most once. Nobody wants yesterday's unasked. */
export function isRepeatable({ request, at }: PendingRequest, now: number): boolean {
  return request.kind === 'change' && now - at <= forgottenAfter;
}

/** A cart has no version before it exists: asks whether it does before a second one is made. */
async function lookForMade(errand: SyncRun, attempt: PendingRequest, thrown: FailureError): Promise<void> {
  const made = await errand.carts.active();
  if (!made) throw thrown;
  if ((await effectOn(errand, attempt, made)) === 'yes') return errand.commit(attempt, made);
  // One that carries no line of ours is still the cart to go on with.
  await errand.write({ answer: { cart: made, codes: codesOf(attempt.request) }, ledger: givingUp(errand, attempt) });
}

/** Another device changed the cart, or the request arrived twice. Reads it; if it was not done, what waits is planned anew. */
async function planAnew(errand: SyncRun, attempt: PendingRequest, thrown: FailureError): Promise<void> {
  const sent = await sentOf(errand, attempt);
  const whereabouts = await errand.follow();
  if (await commitIfDone(errand, attempt, whereabouts)) return;
  const { cart, news } = whereabouts;
  const same = sameCart(attempt, whereabouts);
  // What does no harm twice is proved by nothing: a code that has come into the cart since is the one that was typed.
  const isSince = same !== undefined && !wasModifiedBefore(same, sent);
  const codes = isSince ? codesOf(attempt.request) : [];
  await errand.write({ answer: { cart, codes }, ledger: givingUp(errand, attempt, news) });
  throw thrown;
}

/** Confirms a request that is seen to have taken effect in the cart it was for, as far as its lines speak for it. */
async function commitIfDone(errand: SyncRun, attempt: PendingRequest, whereabouts: Whereabouts): Promise<boolean> {
  const same = sameCart(attempt, whereabouts);
  if (!same || (await effectOn(errand, attempt, same)) === 'no') return false;
  const { cart, news } = whereabouts;
  await errand.commit({ ...attempt, commands: await commandsDone(errand, attempt, same) }, cart, { news });
  return true;
}

async function effectOn(errand: SyncRun, attempt: PendingRequest, cart: WireCart) {
  const { request, expects } = attempt;
  return wasApplied(cart, expects, request.kind === 'change' ? await sentOf(errand, attempt) : undefined);
}

/** When a request was sent, by the clock of the shop, and for which version; at no time where nothing is known of that clock. */
async function sentOf({ store }: SyncRun, { request, at }: PendingRequest): Promise<Sent> {
  const { clock = Number.NaN, readAt = 0 } = (await store.answer()) ?? {};
  return { version: request.kind === 'change' ? request.version : 0, readAt: readAt + clock, at: at + clock };
}

/**
 * The commands of a request that took effect, as far as the lines that they were about speak for it. What does no harm twice
 * (a code, an address) no line speaks for: it is planned again, and is over where it is so already.
 */
async function commandsDone(errand: SyncRun, { commands, expects }: PendingRequest, cart: WireCart): Promise<string[]> {
  const { lineItemIds, keys } = untouched(cart, expects);
  const { intents } = await errand.store.ledger();
  const again = new Set([
    ...cart.lineItems
      .filter(({ id }) => lineItemIds.includes(id))
      .map(({ productId, variant }) => `line ${productId} ${variant.id}`),
    ...intents.filter(({ command }) => keys.includes(command.id)).map(({ command }) => targetOf(command)),
  ]);
  const undone = intents
    .filter(({ command }) => again.has(targetOf(command)) || !targetOf(command).startsWith('line '))
    .map(({ command }) => command.id);
  return commands.filter((id) => !undone.includes(id));
}

/** After a refusal: the cart may be no longer one to change, and is then followed; or the request was done before. */
async function moveOn(errand: SyncRun, attempt: PendingRequest, failure: Failure): Promise<void> {
  if (await errand.store.lapsed()) {
    // The cart is out of reach, and is made anew before anything else.
    await errand.write({ ledger: abandoned });
    throw fail('conflict');
  }
  const whereabouts = await errand.follow();
  const { cart, news } = whereabouts;
  if (await commitIfDone(errand, attempt, whereabouts)) return;
  if (cart && cart === sameCart(attempt, whereabouts)) {
    await errand.write({ answer: { cart }, ledger: abandoned });
    // While it is closed the next look at it refuses what waits.
    if (closedBy(cart)) return;
    if (failure.name === 'not-found') throw fail('conflict');
    return rejectPending(errand, attempt, failure);
  }
  // What was done to lines that have gone with their cart is over; the news names the lines.
  const { intents } = await errand.store.ledger();
  const { missing } = planUpdate(
    cart,
    intents.map(({ command }) => command),
    {},
  );
  await errand.write({
    answer: { cart },
    ledger: (before) => telling(news)(confirmed(before, missing, errand.now())),
  });
}

/** The cart that a request was for, as it is now. */
function sameCart({ request }: PendingRequest, { cart, former }: Whereabouts): WireCart | undefined {
  return [cart, former].find((each) => request.kind === 'change' && each?.id === request.cartId);
}

/** Whether a refusal may mean that the cart itself is closed, gone, or was of a guest who is. */
function mayBeOver(thrown: FailureError): boolean {
  const isInvalid = thrown.codes?.includes('InvalidOperation') === true;
  return isInvalid || isFailure(thrown, 'not-found', 'cart-locked', 'sign-in-needed');
}

/** Failures that are about no command: nothing can be sent until they are over. */
const keepsAll = new Set<Failure['name']>([
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
