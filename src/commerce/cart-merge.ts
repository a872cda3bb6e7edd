/** What two carts held that came together at a sign-in: kept so that the shopper can choose again. */
import type { CartChoice } from '../contract/account.ts';
import { type Cart, type CartGesture, type LineSketch, quantityLimit } from '../contract/cart.ts';
import { sameCode } from '../contract/expected-cart.ts';
import { accepted, knowing, type Ledger, told } from './cart-ledger.ts';
import { lineKey, sketchOf } from './cart-view.ts';
import type { WireCart } from './cart-wire.ts';

/** The cart as it is by the shopper's choice, and as it would be by another. */
export interface MergeRecord {
  /** When the carts came together. Milliseconds since 1970. */
  at: number;
  held: CartChoice;
  other: CartChoice;
  /** How many of each product there are on either side. */
  lines: (LineSketch & { held: number; other: number })[];
  /** Which discount codes either side has. */
  codes: { id: string; code?: string; held: boolean; other: boolean }[];
}

/**
 * Notes what a choice between two carts has led to.
 *
 * @param held the cart by that choice
 * @param other the cart of the customer before, or the guest's where that was left behind
 * @param codeNames what the shopper typed for discount codes, by the shop's ID
 */
export function mergeRecord(
  choice: CartChoice,
  held: WireCart,
  other: WireCart,
  codeNames: Readonly<Record<string, string>>,
  { locale, now }: { locale: string; now: number },
): MergeRecord {
  const lines = new Map<string, MergeRecord['lines'][number]>();
  const codes = new Map<string, MergeRecord['codes'][number]>();
  for (const [side, cart] of [
    ['held', held],
    ['other', other],
  ] as const) {
    for (const item of cart.lineItems) {
      if (item.lineItemMode === 'GiftLineItem') continue;
      const sketch = sketchOf(item, locale);
      const line = lines.get(lineKey(sketch)) ?? { ...sketch, held: 0, other: 0 };
      lines.set(lineKey(sketch), { ...line, [side]: line[side] + item.quantity });
    }
    for (const { discountCode } of cart.discountCodes) {
      const { id, obj } = discountCode;
      const code = codeNames[id] ?? obj?.code;
      const known = codes.get(id) ?? { id, held: false, other: false };
      codes.set(id, { ...known, ...(code !== undefined && { code }), [side]: true });
    }
  }
  return {
    at: now,
    held: choice,
    other: choice === 'leave-guest' ? 'use-guest' : 'leave-guest',
    lines: [...lines.values()],
    codes: [...codes.values()],
  };
}

/**
 * Makes the cart what it would be by the other choice, as gestures like any other: only what differs between the two sides is
 * changed, so what the cart has become since stays.
 *
 * @param cart the cart as the shopper sees it, with what waits
 * @param to the choice; nothing happens where it is that of now, or unknown
 */
export function sidesChanged(ledger: Ledger, cart: Cart, to: CartChoice, now: number): Ledger {
  const { merge } = ledger.carts ?? {};
  if (merge?.other !== to) return ledger;
  const gestures: CartGesture[] = [];
  const make = (gesture: CartGesture) => void gestures.push(gesture);
  const id = () => crypto.randomUUID();
  const inCart = cart.lines.filter(({ isGift }) => !isGift);
  let isPartial = inCart.some((line) => !merge.lines.some((each) => lineKey(each) === lineKey(line)));

  for (const { held, other, ...sketch } of merge.lines) {
    const lines = inCart.filter((line) => lineKey(line) === lineKey(sketch));
    const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
    isPartial ||= quantity !== held;
    const wanted = quantity === other ? quantity : Math.max(0, quantity + other - held);
    const by = wanted - quantity;
    if (by === 0) continue;
    const targets = lines.map((line) => ({
      lineId: line.id,
      productId: line.productId,
      variantId: line.variantId,
    }));
    const [line] = targets;
    if (!line) make({ id: id(), kind: 'add', sketch, quantity: Math.min(wanted, quantityLimit) });
    else if (wanted > 0) make({ id: id(), kind: 'step', line, by });
    else for (const each of targets) make({ id: id(), kind: 'remove', line: each });
  }
  let lacksCode = false;
  for (const { held, other, ...code } of merge.codes) {
    const there = cart.codes?.find((each) => sameCode(each, code));
    isPartial ||= Boolean(there) !== held;
    if (Boolean(there) === other) continue;
    if (there) make({ id: id(), kind: 'remove-code', code: there });
    else if (code.code !== undefined) make({ id: id(), kind: 'add-code', code: code.code });
    else lacksCode = true;
  }

  const swap = <Value>({ held, other, ...rest }: { held: Value; other: Value }) => ({
    ...rest,
    held: other,
    other: held,
  });
  const swapped = {
    ...(swap(merge) as MergeRecord),
    lines: merge.lines.map(swap) as MergeRecord['lines'],
    codes: merge.codes.map(swap) as MergeRecord['codes'],
  };
  const next = knowing(
    gestures.reduce((before, gesture) => accepted(before, gesture, now), ledger),
    { merge: swapped },
  );
  return told(next, {
    id: 'merged',
    kind: 'merged',
    lines: [],
    held: to,
    ...(isPartial && { isPartial }),
    ...(lacksCode && { lacksCode }),
  });
}
