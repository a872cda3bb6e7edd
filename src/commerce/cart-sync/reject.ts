/** What becomes of gestures that the shop does not do: the right ones are taken back, and the others go on. */
import type { CartGesture, CartNews } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { sketchOf } from '../cart/cart-view.ts';
import type { WireCart, WireLineItem } from '../cart/cart-wire.ts';
import type { Locales } from '../catalog/localized-string.ts';
import { groupOf } from './command-target.ts';
import { type Attempt, abandoned, type Ledger, refused, setApart } from './outbox-state.ts';
import type { Errand } from './sync-run.ts';
import { unfitting } from './update-actions.ts';

/** Takes back what a refused request was to do. */
export async function refuseAttempt(errand: Errand, { gestures }: Attempt, failure: Failure): Promise<void> {
  const { intents } = await errand.store.ledger();
  const batch = intents.map(({ gesture }) => gesture).filter(({ id }) => gestures.includes(id));
  await refuse(errand, batch, failure, (await errand.store.answer())?.cart);
}

/**
 * Takes gestures back. A request that was about several things is refused whole by the shop, so each of them is tried for
 * itself before anything is taken back; and of one line only what goes beyond the shop's limit.
 */
export async function refuse(
  { write, forgetWanted, locale }: Errand,
  batch: readonly CartGesture[],
  failure: Failure,
  cart: WireCart | undefined,
): Promise<void> {
  const ids = batch.map(({ id }) => id);
  forgetWanted();
  if (!isAboutCart(failure) && new Set(batch.map(groupOf)).size > 1) {
    return write({ ledger: (before) => setApart(before, ids) });
  }
  const line = isAboutCart(failure) ? undefined : lineOf(batch, cart);
  const tooFar = beyondLimit(batch, line, failure);
  const over = tooFar.length > 0 ? tooFar : ids;
  const taken = batch.filter(({ id }) => over.includes(id));
  await write({ ledger: (before) => refused(abandoned(before), over, refusalNews(taken, failure, line, locale)) });
}

/** Takes back what was done to lines that are no longer there. */
export async function refuseGone({ write, locale }: Errand, batch: readonly CartGesture[]): Promise<void> {
  const groups = [...new Set(batch.map(groupOf))];
  const lines = groups.map((group) => batch.filter((gesture) => groupOf(gesture) === group));
  const withoutLine = (before: Ledger, gestures: readonly CartGesture[]) =>
    refused(
      before,
      gestures.map(({ id }) => id),
      refusalNews(gestures, { name: 'line-gone' }, undefined, locale),
    );
  await write({ ledger: (before) => lines.reduce(withoutLine, before) });
}

function isAboutCart({ name }: Failure): boolean {
  return name === 'cart-frozen' || name === 'cart-locked';
}

function beyondLimit(
  batch: readonly CartGesture[],
  line: WireLineItem | undefined,
  { name, limit }: Failure,
): string[] {
  if ((name !== 'above-limit' && name !== 'below-limit') || limit === undefined) return [];
  return unfitting(batch, line, { name, quantity: limit });
}

/** The line that gestures of one group are about, in a cart. */
function lineOf([gesture]: readonly CartGesture[], cart: WireCart | undefined): WireLineItem | undefined {
  const group = gesture && groupOf(gesture);
  return cart?.lineItems.find(({ productId, variant }) => group === `line ${productId} ${variant.id}`);
}

function refusalNews(
  batch: readonly CartGesture[],
  failure: Failure,
  line: WireLineItem | undefined,
  locale: Locales,
): CartNews {
  const [gesture] = batch;
  const drafted = batch.findLast((each) => each.kind === 'add');
  const sketch = line ? sketchOf(line, locale) : drafted?.sketch;
  return {
    id: `refused ${failure.name} ${gesture && !isAboutCart(failure) ? groupOf(gesture) : ''}`,
    kind: 'refused',
    failure,
    gestures: batch.map(({ id }) => id),
    ...(sketch && !isAboutCart(failure) && { line: { ...sketch, quantity: line?.quantity ?? 0 } }),
    ...(gesture?.kind === 'add-code' && { code: gesture.code }),
    ...(gesture?.kind === 'deliver-to' && !isAboutCart(failure) && { country: gesture.country }),
  };
}
