/** Commands that the shop refuses: the right ones are taken back, with news for the shopper, and the others go on. */
import type { CartNews } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import type { Failure } from '../../contract/failure.ts';
import { lineDraftOf } from '../cart/cart-view.ts';
import type { WireCart, WireLineItem } from '../cart/cart-wire.ts';
import type { Locales } from '../catalog/localized-string.ts';
import { lineTarget, targetOf } from './command-target.ts';
import { isolateCommands, rejectCommands } from './outbox-commands.ts';
import { dropPending } from './outbox-request.ts';
import type { OutboxState, PendingRequest } from './outbox-state.ts';
import type { SyncRun } from './sync-run.ts';
import { commandsBeyondLimit } from './update-actions.ts';

/** Takes back the commands of a refused request. */
export async function rejectPending(run: SyncRun, { commands }: PendingRequest, failure: Failure): Promise<void> {
  const { state, cached } = run.snapshot;
  const batch = state.queued.map(({ command }) => command).filter(({ id }) => commands.includes(id));
  await reject(run, batch, failure, cached?.cart);
}

/**
 * Takes commands back. The shop refuses a request with several targets as a whole, so each target is tried in a request
 * of its own first; and of one line only the commands beyond the shop's limit are taken back.
 */
export async function reject(
  { write, expectedQuantities, locale }: SyncRun,
  batch: readonly CartCommand[],
  failure: Failure,
  cart: WireCart | undefined,
): Promise<void> {
  expectedQuantities.clear();
  await write({ state: rejection(batch, failure, cart, locale) });
}

/** Takes back the commands on lines that are no longer in the cart. */
export async function rejectGone({ write, locale }: SyncRun, batch: readonly CartCommand[]): Promise<void> {
  const targets = [...new Set(batch.map(targetOf))];
  const rejectTarget = (before: OutboxState, target: string) => {
    const commands = batch.filter((command) => targetOf(command) === target);
    return rejectCommands(before, idsOf(commands), rejectionNews(commands, { name: 'line-gone' }, undefined, locale));
  };
  await write({ state: (before) => targets.reduce(rejectTarget, before) });
}

/** What a refusal changes in the outbox. Pure. */
export function rejection(
  batch: readonly CartCommand[],
  failure: Failure,
  cart: WireCart | undefined,
  locale: Locales,
): (before: OutboxState) => OutboxState {
  const ids = idsOf(batch);
  if (!isAboutCart(failure) && new Set(batch.map(targetOf)).size > 1) return (before) => isolateCommands(before, ids);
  const line = isAboutCart(failure) ? undefined : lineOf(batch, cart);
  const beyond = beyondLimit(batch, line, failure);
  const rejected = beyond.length > 0 ? beyond : ids;
  const news = rejectionNews(
    batch.filter(({ id }) => rejected.includes(id)),
    failure,
    line,
    locale,
  );
  return (before) => rejectCommands(dropPending(before), rejected, news);
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
  return commandsBeyondLimit(batch, line, { name, quantity: limit });
}

/** The cart's line that commands of one target change. */
function lineOf([command]: readonly CartCommand[], cart: WireCart | undefined): WireLineItem | undefined {
  const target = command && targetOf(command);
  return cart?.lineItems.find(({ productId, variant }) => target === lineTarget({ productId, variantId: variant.id }));
}

function rejectionNews(
  batch: readonly CartCommand[],
  failure: Failure,
  line: WireLineItem | undefined,
  locale: Locales,
): CartNews {
  const [command] = batch;
  const added = batch.findLast((each) => each.kind === 'add');
  const draft = line ? lineDraftOf(line, locale) : added?.draft;
  return {
    id: `refused ${failure.name} ${command && !isAboutCart(failure) ? targetOf(command) : ''}`,
    kind: 'refused',
    failure,
    commands: idsOf(batch),
    ...(draft && !isAboutCart(failure) && { line: { ...draft, quantity: line?.quantity ?? 0 } }),
    ...(command?.kind === 'add-code' && { code: command.code }),
    ...(command?.kind === 'deliver-to' && !isAboutCart(failure) && { country: command.country }),
  };
}

function idsOf(commands: readonly CartCommand[]): string[] {
  return commands.map(({ id }) => id);
}
