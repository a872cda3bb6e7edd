/** After a request that brought no good answer: whether it took effect, and what to do now. */
import { type Failure, type FailureError, fail, failureOf, isDoubtful, isFailure } from '../contract/failure.ts';
import { codesOf, type Errand, givingUp } from './cart-errand.ts';
import { groupOf } from './cart-groups.ts';
import { type Attempt, abandoned, confirmed, forgottenAfter } from './cart-ledger.ts';
import { closedBy, type Whereabouts } from './cart-life.ts';
import { planCart } from './cart-plan.ts';
import { tookEffect, untouched } from './cart-proof.ts';
import { refuseAttempt } from './cart-refusal.ts';
import type { WireCart } from './cart-wire.ts';

/**
 * Goes on after a request failed, or throws what keeps everything from going on.
 *
 * @param isRepetition whether the same request was sent before by somebody who did not hear the answer
 */
export async function recover(
  errand: Errand,
  attempt: Attempt,
  thrown: FailureError,
  isRepetition: boolean,
): Promise<void> {
  const failure = failureOf(thrown);
  const perhapsDone = isRepetition || thrown.repeated === true;
  if (isDoubtful(thrown) || failure.name === 'offline') {
    if (thrown.unsent && !isRepetition) await errand.write({ ledger: abandoned });
    // Where the shop asks for a pause the next worker or try looks: the attempt stays noted.
    else if (attempt.request.kind === 'create' && failure.name !== 'offline' && !thrown.retryAfter)
      return lookForMade(errand, attempt, thrown);
    throw thrown;
  }
  if (failure.name === 'conflict') return planAnew(errand, attempt, thrown, perhapsDone);
  if (mayBeOver(thrown) && attempt.request.kind === 'change') return moveOn(errand, attempt, failure, perhapsDone);
  if (keepsAll.has(failure.name)) {
    if (!perhapsDone) await errand.write({ ledger: abandoned });
    throw thrown;
  }
  await refuseAttempt(errand, attempt, failure);
}

/** Whether a request that is not to be sent again took effect is seen in the cart; if not, it is given up. */
export async function judgeByCart(errand: Errand, attempt: Attempt): Promise<void> {
  const { cart, former, news } = await errand.follow();
  const hasDone = [cart, former].some((each) => each && tookEffect(each, attempt.expects) === 'yes');
  if (hasDone) await errand.commit(attempt, cart, news);
  else await errand.write({ answer: { cart, codes: codesOf(attempt.request) }, ledger: givingUp(news) });
}

/** Whether a request may be sent again as it is: at its version it applies at most once. Nobody wants yesterday's unasked. */
export function isRepeatable({ request, at }: Attempt, now: number): boolean {
  return request.kind === 'change' && now - at <= forgottenAfter;
}

/** A cart has no version before it exists: asks whether it does before anybody makes a second. */
async function lookForMade(errand: Errand, attempt: Attempt, thrown: FailureError): Promise<void> {
  const made = await errand.carts.active();
  if (!made) throw thrown;
  if (tookEffect(made, attempt.expects) === 'yes') return errand.commit(attempt, made);
  // One that carries no line of ours is still the cart to go on with.
  await errand.write({ answer: { cart: made, codes: codesOf(attempt.request) }, ledger: givingUp() });
}

/** Somebody else changed the cart, or we did and never heard. Reads it; if it was not us, what waits is planned anew. */
async function planAnew(errand: Errand, attempt: Attempt, thrown: FailureError, perhapsDone: boolean): Promise<void> {
  if (!perhapsDone) await errand.write({ ledger: abandoned });
  const whereabouts = await errand.follow();
  const same = sameCart(attempt, whereabouts);
  const { cart, news } = whereabouts;
  if (perhapsDone && same && tookEffect(same, attempt.expects) !== 'no') {
    return errand.commit({ ...attempt, gestures: await gesturesDone(errand, attempt, same) }, cart, news);
  }
  // What does no harm twice is proved by nothing: a code may be in the cart by now, and is then the one that was typed.
  const codes = perhapsDone ? codesOf(attempt.request) : [];
  await errand.write({ answer: { cart, codes }, ledger: givingUp(news) });
  throw thrown;
}

/**
 * The gestures of a request that took effect, as far as the lines that they were about speak for it. What does no harm twice
 * (a code, an address) no line speaks for: it is planned again, and is over where it is so already.
 */
async function gesturesDone(errand: Errand, { gestures, expects }: Attempt, cart: WireCart): Promise<string[]> {
  const { lineItemIds, keys } = untouched(cart, expects);
  const { intents } = await errand.store.ledger();
  const again = new Set([
    ...cart.lineItems
      .filter(({ id }) => lineItemIds.includes(id))
      .map(({ productId, variant }) => `line ${productId} ${variant.id}`),
    ...intents.filter(({ gesture }) => keys.includes(gesture.id)).map(({ gesture }) => groupOf(gesture)),
  ]);
  const undone = intents
    .filter(({ gesture }) => again.has(groupOf(gesture)) || !groupOf(gesture).startsWith('line '))
    .map(({ gesture }) => gesture.id);
  return gestures.filter((id) => !undone.includes(id));
}

/** The cart may be no longer one to change: goes on with the one that has come after it. */
async function moveOn(errand: Errand, attempt: Attempt, failure: Failure, perhapsDone: boolean): Promise<void> {
  const whereabouts = await errand.follow();
  const { cart, former, news } = whereabouts;
  if (cart && cart === sameCart(attempt, whereabouts)) {
    await errand.write({ answer: { cart }, ledger: abandoned });
    // While it is closed the next look at it refuses what waits.
    if (closedBy(cart)) return;
    if (failure.name === 'not-found') throw fail('conflict');
    return refuseAttempt(errand, attempt, failure);
  }
  if (perhapsDone && former && tookEffect(former, attempt.expects) === 'yes') return errand.commit(attempt, cart, news);
  // What was done to lines that have gone with their cart is over; the news names the lines.
  const { intents } = await errand.store.ledger();
  const { missing } = planCart(
    cart,
    intents.map(({ gesture }) => gesture),
    {},
  );
  await errand.write({
    answer: { cart },
    ledger: (before) => confirmed(givingUp(news)(before), missing, errand.now()),
  });
}

/** The cart that a request was for, as it is now. */
function sameCart({ request }: Attempt, { cart, former }: Whereabouts): WireCart | undefined {
  return [cart, former].find((each) => request.kind === 'change' && each?.id === request.cartId);
}

/** Whether a refusal may mean that the cart itself is closed, gone, or was of a guest who is. */
function mayBeOver(thrown: FailureError): boolean {
  const isInvalid = thrown.codes?.includes('InvalidOperation') === true;
  return isInvalid || isFailure(thrown, 'not-found', 'cart-locked', 'sign-in-needed');
}

/** Failures that are about no gesture: nothing can be sent until they are over. */
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
