/** From what the shopper did to what the shop is asked: pure, so that it can be tried on every cart. */
import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import type { CartGesture } from '../../contract/cart.ts';
import { wantedOf } from '../../contract/expected-cart.ts';
import type { WireCart, WireLineItem } from '../cart/cart-wire.ts';
import { groupOf } from './command-target.ts';
import type { Expectation } from './was-applied.ts';

/** A line as `POST /me/carts` and `addLineItem` take it. `key` is the id of the gesture that made it. */
export interface LineItemDraft {
  key: string;
  productId: string;
  variantId: number;
  quantity: number;
}

/** What some gestures ask of one cart. */
export interface CartPlan {
  /** Lines that the cart has not. */
  lines: LineItemDraft[];
  /** Codes that the cart has not. */
  codes: string[];
  /**
   * Everything, `lines` and `codes` among it, as actions on the cart; empty when it already is as it is wanted, but that a
   * quantity that was named is said again: it changes nothing unless the cart has become another since.
   */
  actions: MyCartUpdateAction[];
  expects: Expectation[];
  /** IDs of the gestures whose line is not in the cart. */
  missing: string[];
}

/** A line on its way from what it is to what it shall be. */
interface Entry {
  line?: WireLineItem;
  draft?: LineItemDraft;
  quantity: number;
  /** The shopper named this very quantity. Somebody else may have made the line something else since it was known. */
  isSet?: boolean;
}

/**
 * Plans gestures, in their order, against one cart. What is said of one line is folded into one target, and targets are
 * absolute (`changeLineItemQuantity`) wherever the line is known; a new line carries the id of its gesture as `key`.
 *
 * @param cart `undefined` when there is none yet
 * @param codeNames what the shopper typed for the discount codes in the cart, by the shop's id
 */
export function planCart(
  cart: WireCart | undefined,
  gestures: readonly CartGesture[],
  codeNames: Readonly<Record<string, string>>,
): CartPlan {
  const { entries, missing } = foldLines(cart, gestures);
  const codes = foldCodes(cart, gestures, codeNames);
  const changed = entries.filter(({ line, quantity }) => quantity !== (line?.quantity ?? 0));
  const said = entries.filter(({ line, quantity, isSet }) => isSet && quantity === line?.quantity);
  const lines = changed.flatMap(({ draft, quantity }) => (draft ? { ...draft, quantity } : []));
  return {
    lines,
    codes: codes.added,
    actions: [
      ...[...changed, ...said].flatMap(({ line, quantity }) => (line ? changeOf(line, quantity) : [])),
      ...lines.map((draft) => ({ action: 'addLineItem' as const, ...draft })),
      ...codes.removed.map((id) => ({
        action: 'removeDiscountCode' as const,
        discountCode: { typeId: 'discount-code' as const, id },
      })),
      ...codes.added.map((code) => ({ action: 'addDiscountCode' as const, code })),
      ...deliveryActions(cart, gestures),
      ...(gestures.some(({ kind }) => kind === 'refresh')
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
 * The shop would add to an equal line by itself; asked for as an absolute quantity, a second arrival changes nothing. What was
 * customised, or comes from another channel, is not equal.
 */
export function isPlain(item: WireLineItem): boolean {
  return item.lineItemMode !== 'GiftLineItem' && !item.custom && !item.distributionChannel && !item.supplyChannel;
}

/** The gestures of one line that fit within what the shop takes, laid on each other in their order; the others do not. */
export function unfitting(
  gestures: readonly CartGesture[],
  line: WireLineItem | undefined,
  limit: { name: 'above-limit' | 'below-limit'; quantity: number },
): string[] {
  let quantity = line?.quantity ?? 0;
  return gestures.flatMap((gesture) => {
    const wanted = wantedBy(gesture, quantity);
    const fits = limit.name === 'above-limit' ? wanted <= limit.quantity : wanted === 0 || wanted >= limit.quantity;
    if (!fits) return gesture.id;
    quantity = wanted;
    return [];
  });
}

function wantedBy(gesture: CartGesture, quantity: number): number {
  if (gesture.kind === 'add') return quantity + gesture.quantity;
  if (gesture.kind === 'step' || gesture.kind === 'set' || gesture.kind === 'remove') {
    return wantedOf(gesture, quantity);
  }
  return quantity;
}

function foldLines(cart: WireCart | undefined, gestures: readonly CartGesture[]) {
  const entries: Entry[] = (cart?.lineItems ?? []).map((line) => ({ line, quantity: line.quantity }));
  const missing: string[] = [];
  for (const gesture of gestures) {
    if (!groupOf(gesture).startsWith('line ')) continue;
    const entry = entryFor(entries, gesture);
    // It is in the cart already, though its answer was lost.
    if (gesture.kind === 'add' && entry?.line?.key === gesture.id) continue;
    if (entry) {
      entry.quantity = wantedBy(gesture, entry.quantity);
      entry.isSet ||= gesture.kind === 'set';
    } else if (gesture.kind === 'add') {
      const { productId, variantId } = gesture.sketch;
      const draft = { key: gesture.id, productId, variantId, quantity: gesture.quantity };
      entries.push({ draft, quantity: gesture.quantity });
    } else if (gesture.kind !== 'remove') missing.push(gesture.id);
  }
  return { entries, missing };
}

/** The line a gesture means: by its key or id, else by what is in it. */
function entryFor(entries: Entry[], gesture: CartGesture): Entry | undefined {
  const target = targetOf(gesture);
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

function targetOf(gesture: CartGesture) {
  if (gesture.kind === 'add') return { ...gesture.sketch, lineId: gesture.id };
  return gesture.kind === 'step' || gesture.kind === 'set' || gesture.kind === 'remove' ? gesture.line : undefined;
}

function changeOf(line: WireLineItem, quantity: number): MyCartUpdateAction {
  return quantity > 0
    ? { action: 'changeLineItemQuantity', lineItemId: line.id, quantity }
    : { action: 'removeLineItem', lineItemId: line.id };
}

function foldCodes(
  cart: WireCart | undefined,
  gestures: readonly CartGesture[],
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
  for (const gesture of gestures) {
    if (gesture.kind === 'add-code') {
      const id = idFor(gesture);
      if (id === undefined) added.add(gesture.code);
      else removed.delete(id);
    } else if (gesture.kind === 'remove-code') {
      if (gesture.code.code !== undefined) added.delete(gesture.code.code);
      const id = idFor(gesture.code);
      if (id !== undefined) removed.add(id);
    }
  }
  return { added: [...added], removed: [...removed] };
}

/** The last word on where to and how; nothing where that is how it is already. A way is chosen for a place. */
function deliveryActions(cart: WireCart | undefined, gestures: readonly CartGesture[]): MyCartUpdateAction[] {
  const to = gestures.findLast((gesture) => gesture.kind === 'deliver-to');
  const by = gestures.slice(to ? gestures.indexOf(to) : 0).findLast((gesture) => gesture.kind === 'deliver-by');
  const here = cart?.shippingAddress;
  const moves = to && !(here?.country === to.country && (here.postalCode ?? '') === to.postalCode);
  const isSo = by && cart?.shippingInfo?.shippingMethod?.id === by.method.id;
  return [
    ...(moves
      ? [
          {
            action: 'setShippingAddress' as const,
            address: { country: to.country, ...(to.postalCode && { postalCode: to.postalCode }) },
          },
        ]
      : []),
    // With another place the shop may give up the way.
    ...(by && (moves || !isSo)
      ? [
          {
            action: 'setShippingMethod' as const,
            shippingMethod: { typeId: 'shipping-method' as const, id: by.method.id },
          },
        ]
      : []),
  ];
}
