/** What becomes of commands that the shop does not do: the right ones are taken back, and the others go on. */
import type { CartCommand, CartNews } from '../../contract/cart.ts';
import type { Failure } from '../../contract/failure.ts';
import { lineDraftOf } from '../cart/cart-view.ts';
import type { WireCart, WireLineItem } from '../cart/cart-wire.ts';
import type { Locales } from '../catalog/localized-string.ts';
import { targetOf } from './command-target.ts';
import { abandoned, type OutboxState, type PendingRequest, rejected, setApart } from './outbox-state.ts';
import type { SyncRun } from './sync-run.ts';
import { unfitting } from './update-actions.ts';

/** Takes back what a refused request was to do. */
export async function rejectPending(errand: SyncRun, { commands }: PendingRequest, failure: Failure): Promise<void> {
  const { intents } = await errand.store.ledger();
  const batch = intents.map(({ command }) => command).filter(({ id }) => commands.includes(id));
  await reject(errand, batch, failure, (await errand.store.answer())?.cart);
}

/**
 * Takes commands back. A request that was about several things is refused whole by the shop, so each of them is tried for
 * itself before anything is taken back; and of one line only what goes beyond the shop's limit.
 */
export async function reject(
  { write, forgetWanted, locale }: SyncRun,
  batch: readonly CartCommand[],
  failure: Failure,
  cart: WireCart | undefined,
): Promise<void> {
  const ids = batch.map(({ id }) => id);
  forgetWanted();
  if (!isAboutCart(failure) && new Set(batch.map(targetOf)).size > 1) {
    return write({ ledger: (before) => setApart(before, ids) });
  }
  const line = isAboutCart(failure) ? undefined : lineOf(batch, cart);
  const tooFar = beyondLimit(batch, line, failure);
  const over = tooFar.length > 0 ? tooFar : ids;
  const taken = batch.filter(({ id }) => over.includes(id));
  await write({ ledger: (before) => rejected(abandoned(before), over, refusalNews(taken, failure, line, locale)) });
}

/** Takes back what was done to lines that are no longer there. */
export async function rejectGone({ write, locale }: SyncRun, batch: readonly CartCommand[]): Promise<void> {
  const groups = [...new Set(batch.map(targetOf))];
  const lines = groups.map((group) => batch.filter((command) => targetOf(command) === group));
  const withoutLine = (before: OutboxState, commands: readonly CartCommand[]) =>
    rejected(
      before,
      commands.map(({ id }) => id),
      refusalNews(commands, { name: 'line-gone' }, undefined, locale),
    );
  await write({ ledger: (before) => lines.reduce(withoutLine, before) });
}

function isAboutCart({ name }: Failure): boolean {
  return name === 'cart-frozen' || name === 'cart-locked';
}

function beyondLimit(
  batch: readonly CartCommand[],
  line: WireLineItem | undefined,
  { name, limit }: Failure,
): string[] {
  if ((name !== 'above-limit' && name !== 'below-limit') || limit === undefined) return [];
  return unfitting(batch, line, { name, quantity: limit });
}

/** The line that commands of one group are about, in a cart. */
function lineOf([command]: readonly CartCommand[], cart: WireCart | undefined): WireLineItem | undefined {
  const group = command && targetOf(command);
  return cart?.lineItems.find(({ productId, variant }) => group === `line ${productId} ${variant.id}`);
}

function refusalNews(
  batch: readonly CartCommand[],
  failure: Failure,
  line: WireLineItem | undefined,
  locale: Locales,
): CartNews {
  const [command] = batch;
  const drafted = batch.findLast((each) => each.kind === 'add');
  const draft = line ? lineDraftOf(line, locale) : drafted?.draft;
  return {
    id: `refused ${failure.name} ${command && !isAboutCart(failure) ? targetOf(command) : ''}`,
    kind: 'refused',
    failure,
    commands: batch.map(({ id }) => id),
    ...(draft && !isAboutCart(failure) && { line: { ...draft, quantity: line?.quantity ?? 0 } }),
    ...(command?.kind === 'add-code' && { code: command.code }),
    ...(command?.kind === 'deliver-to' && !isAboutCart(failure) && { country: command.country }),
  };
}
