/** From waiting commands and the cart to the next request, or to why there is none. Pure. */
import type { CartCommand } from '../../contract/cart-command.ts';
import type { FailureName } from '../../contract/failure.ts';
import { closedBy } from '../cart/cart-state.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { targetOf } from './command-target.ts';
import type { PendingRequest } from './outbox-state.ts';
import { planUpdate } from './update-actions.ts';

export type RequestPlan =
  /** Nothing in the cart can be changed now. */
  | { kind: 'closed'; name: FailureName }
  /** These commands change lines that are no longer in the cart. */
  | { kind: 'gone'; commands: CartCommand[] }
  /** The cart already is as these commands want it. */
  | { kind: 'done'; commands: string[] }
  | { kind: 'send'; pending: PendingRequest };

/**
 * @param cart `undefined` when there is none yet
 * @param codeNames what the shopper typed for the discount codes in the cart, by the shop's ID
 * @param now milliseconds since 1970
 */
export function planRequest(
  cart: WireCart | undefined,
  batch: readonly CartCommand[],
  codeNames: Readonly<Record<string, string>>,
  now: number,
): RequestPlan {
  const closed = cart && closedBy(cart);
  if (closed) return { kind: 'closed', name: `cart-${closed}` };
  const { actions, lines, codes, expects, missing } = planUpdate(cart, batch, codeNames);
  if (missing.length > 0) return { kind: 'gone', commands: batch.filter(({ id }) => missing.includes(id)) };
  // A new cart takes lines and codes; the other commands wait until it is there.
  const isNew = !cart && lines.length + codes.length > 0;
  const sent = isNew ? batch.filter((command) => /^(line|code) /.test(targetOf(command))) : batch;
  const commands = sent.map(({ id }) => id);
  if (actions.length === 0 || (!cart && !isNew)) return { kind: 'done', commands };
  const request: PendingRequest['request'] = cart
    ? { kind: 'change', cartId: cart.id, version: cart.version, actions }
    : { kind: 'create', lines, codes };
  return { kind: 'send', pending: { at: now, commands, expects, request } };
}
