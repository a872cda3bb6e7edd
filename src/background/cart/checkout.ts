/**
 * The shop's own checkout, in a tab that the extension does not look into. An alarm asks for the cart now and then, so
 * that the button stops counting what has been ordered.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Cart } from '../../contract/cart.ts';
import { shopItem } from '../browser/storage-item.ts';
import { withShop } from '../shop/open-shop.ts';
import type { Shop } from '../shop/shop.ts';
import { logUnexpected } from '../startup.ts';
import { readCart } from './cart.ts';
import { cartAlarms, sendWaiting, withCartLock } from './outbox-scheduler.ts';
import { lastKnownCart } from './view-cart.ts';

/** Minutes from one look to the next: soon after a quick order, and half an hour in all. */
const pauses = [1, 2, 4, 8, 15];

/** The cart that the shopper took to the checkout, and how often the worker has looked at it since. */
const followedCart = shopItem({
  key: 'checkout@',
  area: 'session',
  owner: 'customer',
  schema: v.object({ cartId: v.string(), looks: v.number() }),
});

/** Prepares the cart for the shop's checkout: all commands are sent, and duplicates are deleted. */
export async function goToCheckout(shop: Shop): Promise<Cart> {
  await sendWaiting(shop);
  // Once the cart is ordered, a duplicate would take its place.
  const generation = shop.session.generation();
  await withCartLock(shop, async () => shop.cartSync.removeDuplicates(generation, await shop.outbox.read())).catch(
    () => {},
  );
  await shop.outbox.age();
  const { cached } = await shop.outbox.read();
  if (cached?.cart) await lookLater(shop, cached.cart.id, 0);
  return lastKnownCart(shop);
}

/** Whether an alarm belongs to this file. */
export function isCheckoutAlarm(alarm: { name: string }): boolean {
  return alarm.name === cartAlarms.checkout;
}

/** Asks the shop for the cart that the shopper took to the checkout, and shows on the button what it holds now. */
export async function followCheckout(): Promise<void> {
  try {
    await withShop(async (shop) => {
      const followed = await followedCart(shop.id).read();
      if (!followed) return;
      await readCart(shop).catch(() => {});
      const { cached } = await shop.outbox.read();
      const isThere = cached?.cart?.id === followed.cartId;
      await lookLater(shop, followed.cartId, isThere ? followed.looks + 1 : pauses.length);
    });
  } catch (thrown) {
    logUnexpected(thrown);
  }
}

async function lookLater(shop: Shop, cartId: string, looks: number): Promise<void> {
  const pause = pauses[looks];
  if (pause === undefined) return followedCart(shop.id).remove();
  await followedCart(shop.id).write({ cartId, looks });
  await browser.alarms.create(cartAlarms.checkout, { delayInMinutes: pause });
}
