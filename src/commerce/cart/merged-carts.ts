/** What two carts held that became one at a sign-in: stored so that the shopper can choose again. */
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, CountedLine } from '../../contract/cart.ts';
import type { CartCode, CartCommand } from '../../contract/cart-command.ts';
import { noteCarts } from '../cart-sync/known-carts.ts';
import { acceptCommand } from '../cart-sync/outbox-commands.ts';
import { addNews } from '../cart-sync/outbox-news.ts';
import type { OutboxState } from '../cart-sync/outbox-state.ts';
import { lineKey } from './cart-view.ts';

/** The cart as one choice made it, and as another choice would have. */
export interface MergeRecord {
  /** When the carts became one. Milliseconds since 1970. */
  at: number;
  /** Index of the side that the cart is. */
  held: number;
  /** Two of them. */
  sides: { choice: CartChoice; contents: CartContent[] }[];
}

/** A product in a cart and how many of it there are, or a discount code. */
export interface CartContent {
  /** Equal for the same product or code in another cart. */
  key: string;
  count: number;
  line?: CountedLine & { id: string };
  /** Its `code` is absent where the shopper typed it on another device. */
  code?: CartCode;
}

/** What the shopper put into a cart, without the shop's gifts. */
export function cartContents({ lines, codes = [] }: Cart): CartContent[] {
  return [
    ...lines.filter(({ isGift }) => !isGift).map((line) => ({ key: lineKey(line), count: line.quantity, line })),
    ...codes.map((code) => ({ key: code.code ?? code.id, count: 1, code })),
  ];
}

/**
 * Makes the cart what the other choice would have made it, as commands like any other. Only the difference between the
 * two sides is changed, so later changes stay.
 *
 * @param cart the cart as the shopper sees it, with the waiting commands
 * @param to the choice; nothing happens where the cart is that already, or where the choice is unknown
 */
export function switchSides(state: OutboxState, cart: Cart, to: CartChoice, now: number): OutboxState {
  const { merge } = state.carts ?? {};
  const side = merge?.sides.findIndex(({ choice }) => choice === to) ?? -1;
  if (!merge || side < 0 || side === merge.held) return state;
  const { commands, isPartial, lacksCode } = switchCommands(
    merge.sides[merge.held]?.contents ?? [],
    merge.sides[side]?.contents ?? [],
    cartContents(cart),
  );
  const next = commands.reduce(
    (before, command) => acceptCommand(before, { ...command, id: crypto.randomUUID() }, now),
    state,
  );
  return addNews(noteCarts(next, { merge: { ...merge, held: side } }), {
    ...{ id: 'merged', kind: 'merged', lines: [], held: to },
    ...(isPartial && { isPartial }),
    ...(lacksCode && { lacksCode }),
  });
}

/** A command without an ID. */
type NamelessCommand = CartCommand extends infer Command
  ? Command extends CartCommand
    ? Omit<Command, 'id'>
    : never
  : never;

/** The commands that take a cart from one side to the other, and what they cannot do. */
function switchCommands(from: CartContent[], to: CartContent[], now: CartContent[]) {
  const commands: NamelessCommand[] = [];
  let isPartial = false;
  let lacksCode = false;
  // Of contents with one key the last counts, which is the one in the cart.
  for (const { key, line, code } of new Map([...from, ...to, ...now].map((each) => [each.key, each])).values()) {
    const [before = 0, wanted = 0, count = 0] = [from, to, now].map((contents) =>
      contents.reduce((sum, each) => (each.key === key ? sum + each.count : sum), 0),
    );
    isPartial ||= count !== before;
    const quantity = Math.max(0, count + wanted - before);
    if (count === wanted || count === quantity) continue;
    if (code) {
      if (count > 0) commands.push({ kind: 'remove-code', code });
      else if (code.code) commands.push({ kind: 'add-code', code: code.code });
      else lacksCode = true;
    } else if (line) commands.push(quantityCommand(line, count, quantity));
  }
  return { commands, isPartial, lacksCode };
}

function quantityCommand(line: CountedLine & { id: string }, count: number, quantity: number): NamelessCommand {
  if (count === 0) return { kind: 'add', draft: line, quantity };
  const target = { ...line, lineId: line.id };
  return quantity > 0 ? { kind: 'step', line: target, by: quantity - count } : { kind: 'remove', line: target };
}
