/** What two carts held that came together at a sign-in: kept so that the shopper can choose again. */
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, CartCode, CartCommand, LineDraft } from '../../contract/cart.ts';
import { accepted, knowing, type OutboxState, told } from '../cart-sync/outbox-state.ts';
import { lineKey } from './cart-view.ts';

/** The cart as one choice made it, and as another would have. */
export interface MergeRecord {
  /** When the carts came together. Milliseconds since 1970. */
  at: number;
  /** Which of `sides` the cart is. */
  held: number;
  /** Two of them. */
  sides: { choice: CartChoice; things: Thing[] }[];
}

/** A product in a cart and how many of it there are, or a discount code. */
interface Thing {
  /** The same for the same thing in another cart. */
  key: string;
  count: number;
  line?: LineDraft & { id: string };
  /** `code` is absent where it was typed on another device. */
  code?: CartCode;
}

/** What is in a cart by the shopper's choice: gifts are the shop's. */
export function thingsIn({ lines, codes = [] }: Cart): Thing[] {
  return [
    ...lines.filter(({ isGift }) => !isGift).map((line) => ({ key: lineKey(line), count: line.quantity, line })),
    ...codes.map((code) => ({ key: code.code ?? code.id, count: 1, code })),
  ];
}

/**
 * Makes the cart what it would be by the other choice, as commands like any other: only what differs between the two
 * sides is changed, so what the cart has become since stays.
 *
 * @param cart the cart as the shopper sees it, with what waits
 * @param to the choice; nothing happens where it is that of now, or unknown
 */
export function sidesChanged(ledger: OutboxState, cart: Cart, to: CartChoice, now: number): OutboxState {
  const { merge } = ledger.carts ?? {};
  const side = merge?.sides.findIndex(({ choice }) => choice === to) ?? -1;
  if (!merge || side < 0 || side === merge.held) return ledger;
  const sides = [merge.sides[merge.held]?.things ?? [], merge.sides[side]?.things ?? [], thingsIn(cart)];
  const made: Deed[] = [];
  let isPartial = false;
  let lacksCode = false;

  // Of a line the one that is in the cart.
  for (const { key, line, code } of new Map(sides.flat().map((thing) => [thing.key, thing])).values()) {
    const [before = 0, wanted = 0, count = 0] = sides.map((things) =>
      things.reduce((sum, thing) => (thing.key === key ? sum + thing.count : sum), 0),
    );
    isPartial ||= count !== before;
    const quantity = Math.max(0, count + wanted - before);
    if (count === wanted || count === quantity) continue;
    if (code) {
      if (count > 0) made.push({ kind: 'remove-code', code });
      else if (code.code) made.push({ kind: 'add-code', code: code.code });
      else lacksCode = true;
    } else if (line) {
      const target = { ...line, lineId: line.id };
      if (count === 0) made.push({ kind: 'add', draft: line, quantity });
      else
        made.push(
          quantity > 0 ? { kind: 'step', line: target, by: quantity - count } : { kind: 'remove', line: target },
        );
    }
  }

  const next = made.reduce((before, deed) => accepted(before, { ...deed, id: crypto.randomUUID() }, now), ledger);
  return told(knowing(next, { merge: { ...merge, held: side } }), {
    ...{ id: 'merged', kind: 'merged', lines: [], held: to },
    ...(isPartial && { isPartial }),
    ...(lacksCode && { lacksCode }),
  });
}

/** A command that has no name yet. */
type Deed = CartCommand extends infer Command ? (Command extends CartCommand ? Omit<Command, 'id'> : never) : never;
