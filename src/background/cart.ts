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
    v.object({
      generation: v.string(),
      readAt: v.number(),
      cart: v.optional(wireCart),
      /** IDs of the last gestures that are in it. */
      gestures: v.optional(v.array(v.string()), []),
    }),
  );

/** Gestures that wait for somebody to sign in, in their order. */
const waiting = (shop: Shop) =>
  storedItem(
    'session',
    `wishes@${shop.id}`,
    v.array(
      v.object({
        id: v.string(),
        kind: v.literal('add'),
        productId: v.string(),
        variantId: v.number(),
        quantity: v.number(),
      }),
    ),
  );

/** How many gestures are remembered: more than a page has on its way at once. */
const rememberedGestures = 50;

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
    const own = isOf(record, stored) ? stored : undefined;
    // A clock may be set back.
    const fresh = own && Math.abs(Date.now() - own.readAt) < freshness;
    if (fresh || record.kind === 'ended') return viewCart(shop, own?.cart);
    return keepCart(shop, await shop.carts.active(), record.generation);
  });
}

/**
 * Carries out one gesture, once however often it is sent. One that needs somebody to sign in is kept until they have; one that
 * waited here while somebody left is dropped with `superseded`.
 */
export function changeCart(shop: Shop, gesture: CartGesture): Promise<Cart> {
  const mark = shop.session.mark();
  return inTurn(shop, async () => {
    if (mark !== shop.session.mark()) throw fail('superseded');
    const record = await shop.session.current();
    const stored = await known(shop).read();
    if (isOf(record, stored) && stored?.gestures.includes(gesture.id)) return viewCart(shop, stored.cart);
    try {
      if (record.kind === 'ended') throw fail('session-ended');
      const cart = await shop.carts.change(await ownCart(shop), gesture);
      return await keepCart(shop, cart, (await shop.session.current()).generation, gesture.id);
    } catch (thrown) {
      if (gesture.kind === 'add' && isFailure(thrown, 'sign-in-needed', 'session-ended')) await addWish(shop, gesture);
      throw thrown;
    }
  });
}

/** The gestures that wait for somebody to sign in. */
export async function wishes(shop: Shop): Promise<CartGesture[]> {
  return (await waiting(shop).read()) ?? [];
}

async function addWish(shop: Shop, gesture: CartGesture & { kind: 'add' }): Promise<void> {
  const others = ((await waiting(shop).read()) ?? []).filter(({ id }) => id !== gesture.id);
  await waiting(shop).write([...others, gesture]);
}

/** Forgets a gesture that waited, once it has been carried out. */
export async function dropWish(shop: Shop, { id }: CartGesture): Promise<void> {
  const others = ((await waiting(shop).read()) ?? []).filter((wish) => wish.id !== id);
  await (others.length > 0 ? waiting(shop).write(others) : waiting(shop).remove());
}

export function dropWishes(shop: Shop): Promise<void> {
  return waiting(shop).remove();
}

/** The cart as far as is known, else what the shop has. Nobody has no cart, so nobody asks. Call it {@link inTurn}. */
export async function ownCart(shop: Shop): Promise<WireCart | undefined> {
  const record = await shop.session.current();
  if (record.kind !== 'guest' && record.kind !== 'customer') return undefined;
  const stored = await known(shop).read();
  return isOf(record, stored) ? stored?.cart : shop.carts.active();
}

/**
 * Remembers what the shop says the cart is, and tells the pages. Call it {@link inTurn}.
 *
 * @param generation of the session whose cart it is
 * @param gesture ID of the gesture that has just gone into it
 * @throws `superseded` when that session is over
 */
export async function keepCart(
  shop: Shop,
  cart: WireCart | undefined,
  generation: string,
  gesture?: string,
): Promise<Cart> {
  const before = await known(shop).read();
  const gestures = [...(before?.generation === generation ? before.gestures : []), ...(gesture ? [gesture] : [])];
  await known(shop).write({
    generation,
    readAt: Date.now(),
    ...(cart && { cart }),
    gestures: gestures.slice(-rememberedGestures),
  });
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
  return stored?.generation === record.generation;
}
