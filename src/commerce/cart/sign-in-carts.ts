/**
 * What becomes of a guest's cart and the customer's own when the guest signs in, as far as the outbox and the news go.
 */
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, CartNews } from '../../contract/cart.ts';
import { noteCarts } from '../cart-sync/known-carts.ts';
import { addAllNews } from '../cart-sync/outbox-news.ts';
import type { OutboxState } from '../cart-sync/outbox-state.ts';
import { resumeSending } from '../cart-sync/retry.ts';
import type { Locales } from '../catalog/localized-string.ts';
import { cartOf, countedLine } from './cart-view.ts';
import type { WireCart } from './cart-wire.ts';
import { cartContents, type MergeRecord } from './merged-carts.ts';
import { type LostCart, restoreLostCart } from './restore-lost-cart.ts';

/** The cart of a guest, with the discount codes as the guest typed them, by the shop's ID. */
export interface GuestCart {
  cart: WireCart;
  codeNames: Readonly<Record<string, string>>;
}

export interface SignInCarts {
  /** The customer's cart after the sign-in; `undefined` for none. */
  cart: WireCart | undefined;
  /** The customer's cart before the sign-in; `undefined` for none. */
  former: WireCart | undefined;
  /** `undefined` when the guest had no cart. */
  guest: GuestCart | undefined;
  /** The cart of a guest whose session the shop had ended: its lines are added again. */
  lost: LostCart | undefined;
  /** The shopper's choice between two carts that both held something; `undefined` when there was nothing to choose. */
  choice: CartChoice | undefined;
}

/** A cart of the shop as pages show it, without any queued commands. */
export function viewOf(cart: WireCart | undefined, codeNames: GuestCart['codeNames'], locales: Locales): Cart {
  const { readAt: _, ...view } = cartOf({ readAt: 0, codeNames, agreed: {}, ...(cart && { cart }) }, {}, locales);
  return view;
}

/**
 * The outbox after a sign-in: nothing halts it, both carts' contents are noted so that the shopper can choose again,
 * and a lost cart's lines are queued.
 *
 * @param now milliseconds since 1970
 */
export function afterSignIn(carts: SignInCarts, locales: Locales, now: number): (before: OutboxState) => OutboxState {
  const { cart, guest, lost, choice } = carts;
  const merge = mergeRecord(carts, locales, now);
  const lines = choice === 'merge' && guest && cart ? changedQuantities(guest.cart, cart, locales) : [];
  const news: CartNews[] =
    merge || lines.length > 0 ? [{ id: 'merged', kind: 'merged', lines, ...(choice && { held: choice }) }] : [];
  const restore = lost ? restoreLostCart(lost, cart, locales, now) : (state: OutboxState) => state;
  return (before) =>
    // The shop takes the guest's active cart along, so an earlier choice among several carts is over.
    restore(addAllNews(news)(noteCarts(resumeSending(before), { ...(merge && { merge }), used: undefined })));
}

/** What both carts held; `undefined` unless the shopper chose between two carts with lines. */
function mergeRecord(
  { cart, former, guest, choice }: SignInCarts,
  locales: Locales,
  now: number,
): MergeRecord | undefined {
  if (!choice || !cart || !former || !guest || former.id === guest.cart.id) return undefined;
  if (!hasLines(former) || !hasLines(guest.cart)) return undefined;
  const side = (made: CartChoice, of: WireCart) => {
    return { choice: made, contents: cartContents(viewOf(of, guest.codeNames, locales)) };
  };
  const other = choice === 'leave-guest' ? side('use-guest', guest.cart) : side('leave-guest', former);
  return { at: now, held: 0, sides: [side(choice, cart), other] };
}

/** The lines of a merged cart whose quantity is not the guest's. */
function changedQuantities(guest: WireCart, merged: WireCart, locales: Locales) {
  return guest.lineItems.flatMap(({ productId, variant, quantity: guestQuantity }) => {
    const line = merged.lineItems.find((item) => item.productId === productId && item.variant.id === variant.id);
    if (!line || line.quantity === guestQuantity) return [];
    return [{ ...countedLine(line, locales), guestQuantity }];
  });
}

function hasLines({ lineItems }: WireCart): boolean {
  return lineItems.length > 0;
}
