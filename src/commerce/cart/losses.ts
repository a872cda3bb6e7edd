/** What one cart holds and the cart that came after it does not, for the shopper to be told. Pure. */
import type { CartNews, LostBeside } from '../../contract/cart.ts';
import { type Locales, resolveText } from '../catalog/localized-string.ts';
import { countedLine, deliveryOf } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';

/** News of the lines that a cart lost, if there are any. */
export function lostNews(
  cart: WireCart | undefined,
  known: WireCart,
  why: 'expired' | 'currency',
  locale: Locales,
): CartNews[] {
  const lines = lostLines(cart, known).map((item) => countedLine(item, locale));
  return lines.length > 0 ? [{ id: `lost ${known.id}`, kind: 'lost', why, lines }] : [];
}

/** The lines of `known` whose product `cart` does not hold in any quantity; without the shop's gifts. */
export function lostLines(cart: WireCart | undefined, known: WireCart): WireLineItem[] {
  const kept = new Set(cart?.lineItems.map(({ productId, variant }) => `${productId} ${variant.id}`));
  return known.lineItems.filter(({ productId, variant, lineItemMode }) => {
    return lineItemMode !== 'GiftLineItem' && !kept.has(`${productId} ${variant.id}`);
  });
}

/**
 * The lines of `old` that `cart` does not hold in full. Of the two carts one was created from the other, so that the
 * keys of its lines are the IDs of the other's.
 */
export function missingLines(cart: WireCart | undefined, old: WireCart): WireLineItem[] {
  return old.lineItems.filter(({ id, key, quantity, lineItemMode }) => {
    const there = cart?.lineItems.find((line) => line.key === id || (key !== undefined && line.id === key));
    return lineItemMode !== 'GiftLineItem' && (there?.quantity ?? 0) < quantity;
  });
}

/** What `old` has besides products and `cart` does not. */
export function missingBesides(
  cart: WireCart | undefined,
  old: WireCart,
  codeNames: Readonly<Record<string, string>>,
  locales: Locales,
): LostBeside[] {
  const [before, after] = [deliveryOf(old), cart && deliveryOf(cart)];
  const kept = cart?.discountCodes.map(({ discountCode }) => discountCode.id);
  const lost: LostBeside[] = [];
  const miss = (kind: LostBeside['kind'], name = '') => lost.push({ kind, name });
  for (const { name } of old.customLineItems ?? []) miss('custom', resolveText(name, locales)?.text);
  for (const { discountCode } of old.discountCodes) {
    if (!kept?.includes(discountCode.id)) miss('code', codeNames[discountCode.id]);
  }
  if (before && (before.isAddress || !after)) miss('address');
  if (before?.method && after?.method?.id !== before.method.id) miss('method', before.method.name);
  if (old.custom || old.unread) miss('details');
  return lost;
}
