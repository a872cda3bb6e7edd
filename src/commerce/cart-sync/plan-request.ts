/** From waiting commands and the cart to the next request. Pure. */
import type { CartCommand } from '../../contract/cart-command.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { targetOf } from './command-target.ts';
import type { PendingRequest } from './outbox-state.ts';
import { planUpdate } from './update-actions.ts';

export interface RequestPlan {
  /** Commands on lines that are no longer in the cart. They are rejected before anything else. */
  gone: CartCommand[];
  /** IDs of the commands that the request carries out; without a request the cart already is as they want it. */
  commands: string[];
  request?: PendingRequest;
}

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
  const { actions, lines, codes, expects, missing } = planUpdate(cart, batch, codeNames);
  // A new cart takes lines and codes; the other commands wait until it is there.
  const isNew = !cart && lines.length + codes.length > 0;
  const sent = isNew ? batch.filter((command) => /^(line|code) /.test(targetOf(command))) : batch;
  const gone = batch.filter(({ id }) => missing.includes(id));
  const commands = sent.map(({ id }) => id);
  if (actions.length === 0 || (!cart && !isNew)) return { gone, commands };
  const request: PendingRequest['request'] = cart
    ? { kind: 'change', cartId: cart.id, version: cart.version, actions }
    : { kind: 'create', lines, codes };
  return { gone, commands, request: { at: now, commands, expects, request } };
}
