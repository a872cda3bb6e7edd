/** The last-known cart, and the one place where it is changed: one gesture at a time, under a lock. */
import * as v from 'valibot';
import type { SessionRecord } from '../commerce/session.ts';
import { type WireCart, cart as wireCart } from '../commerce/wire.ts';
import { type Cart, type CartGesture, emptyCart } from '../contract/cart.ts';
import { fail, isFailure } from '../contract/failure.ts';
import { withLock } from './lock.ts';
import { tellPages } from './notices.ts';
import { pageUrl } from './pages.ts';
import type { Shop } from './shop.ts';
import { storedItem } from './stored.ts';

const known = (shop: Shop) =>
  storedItem(
    'session',
    `cart@${shop.id}`,
    v.object({ generation: v.string(), readAt: v.number(), cart: v.optional(wireCart) }),
  );

/** A gesture that waits for somebody to sign in. */
const wish = (shop: Shop) =>
  storedItem(
    'session',
    `wish@${shop.id}`,
    v.object({
      id: v.string(),
      kind: v.literal('add'),
      productId: v.string(),
      variantId: v.number(),
      quantity: v.number(),
    }),
  );

/** How long a cart is shown without asking the shop again. Milliseconds. */
const freshness = 60_000;

/** The cart as it was last seen; asks nobody. */
export async function lastKnownCart(shop: Shop): Promise<Cart> {
  const record = await shop.session.current();
  const stored = await known(shop).read();
  return viewCart(shop, isOf(record, stored) ? stored?.cart : undefined);
}

/** Whatever changes whose cart it is, or what is in it, waits here for its turn. */
export function inTurn<Result>(shop: Shop, work: () => Promise<Result>): Promise<Result> {
  return withLock(`cart@${shop.id}`, work);
}

/** The cart, from the shop where what is known is older than a minute. */
export function readCart(shop: Shop): Promise<Cart> {
  return inTurn(shop, async () => {
    const record = await shop.session.current();
    if (record.kind === 'nobody') return emptyCart;
    const stored = await known(shop).read();
    const fresh = isOf(record, stored) && stored && Date.now() - stored.readAt < freshness;
    if (fresh || record.kind === 'ended') return viewCart(shop, stored?.cart);
    return keepCart(shop, await shop.carts.active());
  });
}

/** Carries out one gesture. One that needs somebody to sign in is kept until they have. */
export function changeCart(shop: Shop, gesture: CartGesture): Promise<Cart> {
  return inTurn(shop, async () => {
    try {
      return await keepCart(shop, await shop.carts.change(await ownCart(shop), gesture));
    } catch (thrown) {
      if (gesture.kind === 'add' && isFailure(thrown, 'sign-in-needed', 'session-ended')) {
        await wish(shop).write(gesture);
      }
      throw thrown;
    }
  });
}

/** The gesture that waited, which is no longer kept then. */
export async function takeWish(shop: Shop): Promise<CartGesture | undefined> {
  const gesture = await wish(shop).read();
  await wish(shop).remove();
  return gesture;
}

/** The cart as far as is known, else what the shop has. Nobody has no cart, so nobody asks. Call it {@link inTurn}. */
export async function ownCart(shop: Shop): Promise<WireCart | undefined> {
  const record = await shop.session.current();
  if (record.kind !== 'guest' && record.kind !== 'customer') return undefined;
  const stored = await known(shop).read();
  return isOf(record, stored) ? stored?.cart : shop.carts.active();
}

/** Remembers what the shop says the cart is, and tells the pages. Call it {@link inTurn}. Fails with `superseded`. */
export async function keepCart(shop: Shop, cart: WireCart | undefined): Promise<Cart> {
  const { generation } = await shop.session.current();
  await known(shop).write({ generation, readAt: Date.now(), ...(cart && { cart }) });
  if ((await shop.session.current()).generation !== generation) {
    // Somebody has left in between, and their cart must not stay.
    await known(shop).remove();
    throw fail('superseded');
  }
  const view = viewCart(shop, cart);
  tellPages({ cart: view });
  return view;
}

/** The cart as the pages see it, with the way on to the shop's checkout. */
export function viewCart({ carts, pages, preferences }: Shop, cart: WireCart | undefined): Cart {
  const view = carts.view(cart);
  const checkoutUrl = cart && pageUrl(pages.checkout, { ...preferences, cartId: cart.id });
  return checkoutUrl ? { ...view, checkoutUrl } : view;
}

function isOf(record: SessionRecord, stored: { generation: string } | undefined): boolean {
  return record.kind === 'ended' || stored?.generation === record.generation;
}
