/** From the shopper's commands to the update actions that the shop is asked for. Pure. */
import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import type { CartCommand } from '../../contract/cart-command.ts';
import { quantityAfter } from '../../contract/rules/expected-cart.ts';
import type { WireCart, WireLineItem } from '../cart/cart-wire.ts';
import { changesLine } from './command-target.ts';
import type { Expectation } from './was-applied.ts';

/** A line as `POST /me/carts` and `addLineItem` take it. `key` is the ID of the command that adds it. */
export interface LineItemDraft {
  key: string;
  productId: string;
  variantId: number;
  quantity: number;
}

/** What some commands ask of one cart. */
export interface PlannedUpdate {
  /** Lines that the cart does not have yet. */
  lines: LineItemDraft[];
  /** Codes that the cart does not have yet. */
  codes: string[];
  /**
   * Everything, with `lines` and `codes`, as actions on the cart. Empty when the cart already is as wanted, except that
   * a quantity the shopper set is always sent: another device may have changed the cart since it was read.
   */
  actions: MyCartUpdateAction[];
  expects: Expectation[];
  /** IDs of the commands whose line is not in the cart. */
  missing: string[];
}

/** A line of the cart, or one to be added, and the quantity that the commands give it. */
interface Entry {
  line?: WireLineItem;
  draft?: LineItemDraft;
  quantity: number;
  /** The shopper set this quantity. Another device may have changed the line since the cart was read. */
  isSet?: boolean;
}

/**
 * Plans commands, in their order, against one cart. All commands on one line become one action. Quantities are absolute
 * (`changeLineItemQuantity`) where the line is known; a new line carries the ID of its command as `key`.
 *
 * @param cart `undefined` when there is none yet
 * @param codeNames what the shopper typed for the discount codes in the cart, by the shop's ID
 */
export function planUpdate(
  cart: WireCart | undefined,
  commands: readonly CartCommand[],
  codeNames: Readonly<Record<string, string>>,
): PlannedUpdate {
  const { entries, missing } = foldLines(cart, commands);
  const codes = foldCodes(cart, commands, codeNames);
  const changed = entries.filter(({ line, quantity }) => quantity !== (line?.quantity ?? 0));
  const confirmed = entries.filter(({ line, quantity, isSet }) => isSet && quantity === line?.quantity);
  const lines = changed.flatMap(({ draft, quantity }) => (draft ? { ...draft, quantity } : []));
  return {
    lines,
    codes: codes.added,
    actions: [
      ...[...changed, ...confirmed].flatMap(({ line, quantity }) => (line ? quantityAction(line, quantity) : [])),
      ...lines.map((draft) => ({ action: 'addLineItem' as const, ...draft })),
      ...codes.removed.map((id) => ({
        action: 'removeDiscountCode' as const,
        discountCode: { typeId: 'discount-code' as const, id },
      })),
      ...codes.added.map((code) => ({ action: 'addDiscountCode' as const, code })),
      ...deliveryActions(cart, commands),
      ...(commands.some(({ kind }) => kind === 'refresh')
        ? [{ action: 'recalculate' as const, updateProductData: true }]
        : []),
    ],
    expects: [
      ...lines.map(({ key }): Expectation => ({ kind: 'line', key })),
      ...changed.flatMap(({ line, quantity }): Expectation[] =>
        line ? [{ kind: 'quantity', lineItemId: line.id, before: line.quantity, after: quantity }] : [],
      ),
    ],
    missing,
  };
}

/**
 * Whether `addLineItem` of the same variant would raise this line's quantity. The plan then asks for the absolute
 * quantity instead, so that a second arrival changes nothing. A customised line, or one of another channel, stays
 * apart.
 */
export function isPlain(item: WireLineItem): boolean {
  return item.lineItemMode !== 'GiftLineItem' && !item.custom && !item.distributionChannel && !item.supplyChannel;
}

/** IDs of the commands on one line that go beyond the shop's limit, when all are applied in their order. */
export function commandsBeyondLimit(
  commands: readonly CartCommand[],
  line: WireLineItem | undefined,
  limit: { name: 'above-limit' | 'below-limit'; quantity: number },
): string[] {
  let quantity = line?.quantity ?? 0;
  return commands.flatMap((command) => {
    const wanted = wantedBy(command, quantity);
    const fits = limit.name === 'above-limit' ? wanted <= limit.quantity : wanted === 0 || wanted >= limit.quantity;
    if (!fits) return command.id;
    quantity = wanted;
    return [];
  });
}

function wantedBy(command: CartCommand, quantity: number): number {
  if (command.kind === 'add') return quantity + command.quantity;
  return 'line' in command ? quantityAfter(command, quantity) : quantity;
}

function foldLines(cart: WireCart | undefined, commands: readonly CartCommand[]) {
  const entries: Entry[] = (cart?.lineItems ?? []).map((line) => ({ line, quantity: line.quantity }));
  const missing: string[] = [];
  for (const command of commands) {
    if (!changesLine(command)) continue;
    const entry = entryFor(entries, command);
    // The line is in the cart already; only the answer was lost.
    if (command.kind === 'add' && entry?.line?.key === command.id) continue;
    if (entry) {
      entry.quantity = wantedBy(command, entry.quantity);
      entry.isSet ||= command.kind === 'set';
    } else if (command.kind === 'add') {
      const { productId, variantId } = command.draft;
      const draft = { key: command.id, productId, variantId, quantity: command.quantity };
      entries.push({ draft, quantity: command.quantity });
    } else if (command.kind !== 'remove') missing.push(command.id);
  }
  return { entries, missing };
}

/** The line that a command means: by key or ID, else by product and variant. */
function entryFor(entries: Entry[], command: CartCommand): Entry | undefined {
  const target = lineOf(command);
  if (!target) return undefined;
  const named = entries.find(
    ({ line, draft }) => line?.key === target.lineId || line?.id === target.lineId || draft?.key === target.lineId,
  );
  return (
    named ??
    entries.find(
      ({ line, draft }) =>
        (line ? isPlain(line) && line.productId === target.productId : draft?.productId === target.productId) &&
        (line?.variant.id ?? draft?.variantId) === target.variantId,
    )
  );
}

function lineOf(command: CartCommand) {
  if (command.kind === 'add') return { ...command.draft, lineId: command.id };
  return 'line' in command ? command.line : undefined;
}

function quantityAction(line: WireLineItem, quantity: number): MyCartUpdateAction {
  return quantity > 0
    ? { action: 'changeLineItemQuantity', lineItemId: line.id, quantity }
    : { action: 'removeLineItem', lineItemId: line.id };
}

function foldCodes(
  cart: WireCart | undefined,
  commands: readonly CartCommand[],
  codeNames: Readonly<Record<string, string>>,
) {
  const there = (cart?.discountCodes ?? []).map(({ discountCode: { id, obj } }) => ({
    id,
    code: codeNames[id] ?? obj?.code,
  }));
  const added = new Set<string>();
  const removed = new Set<string>();
  const idFor = (named: { id?: string; code?: string }) =>
    there.find(({ id, code }) => id === named.id || (code !== undefined && code === named.code))?.id;
  for (const command of commands) {
    if (command.kind === 'add-code') {
      const id = idFor(command);
      if (id === undefined) added.add(command.code);
      else removed.delete(id);
    } else if (command.kind === 'remove-code') {
      if (command.code.code !== undefined) added.delete(command.code.code);
      const id = idFor(command.code);
      if (id !== undefined) removed.add(id);
    }
  }
  return { added: [...added], removed: [...removed] };
}

/** The last address and shipping method that the shopper gave; none where the cart has them already. */
function deliveryActions(cart: WireCart | undefined, commands: readonly CartCommand[]): MyCartUpdateAction[] {
  const to = commands.findLast((command) => command.kind === 'deliver-to');
  const by = commands.slice(to ? commands.indexOf(to) : 0).findLast((command) => command.kind === 'deliver-by');
  const here = cart?.shippingAddress;
  const moves = to && !(here?.country === to.country && (here.postalCode ?? '') === to.postalCode);
  const isChosen = by && cart?.shippingInfo?.shippingMethod?.id === by.method.id;
  return [
    ...(moves
      ? [
          {
            action: 'setShippingAddress' as const,
            address: { country: to.country, ...(to.postalCode && { postalCode: to.postalCode }) },
          },
        ]
      : []),
    // With another address the shop may drop the shipping method.
    ...(by && (moves || !isChosen)
      ? [
          {
            action: 'setShippingMethod' as const,
            shippingMethod: { typeId: 'shipping-method' as const, id: by.method.id },
          },
        ]
      : []),
  ];
}
