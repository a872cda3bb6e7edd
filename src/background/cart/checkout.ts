/**
 * The shop's own checkout, in a tab that the extension does not look into. An alarm asks now and then what has become of the
 * cart, so that the button does not go on counting what has been ordered.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Cart } from '../../contract/cart.ts';
import { shopItem } from '../browser/storage-item.ts';
import { withShop } from '../shop/open-shop.ts';
import type { Shop } from '../shop/shop.ts';
import { logUnexpected } from '../startup.ts';
import { lastKnownCart, readCart } from './cart.ts';
import { cartAlarms, inTurn, sendWaiting } from './outbox-scheduler.ts';

/** Minutes from one look to the next: soon after a quick order, and half an hour in all. */
const pauses = [1, 2, 4, 8, 15];

/** The cart that was taken to the checkout, and how often it has been looked after. */
const followed = shopItem({
  key: 'checkout@',
  area: 'session',
  owner: 'customer',
  schema: v.object({ cartId: v.string(), looks: v.number() }),
});

/** The shopper goes on to the shop's checkout, with everything in the cart. */
export async function goToCheckout(shop: Shop): Promise<Cart> {
  await sendWaiting(shop);
  // Once the cart is ordered, another of the same would take its place.
  await inTurn(shop, () => shop.writer.removeTwins(shop.session.generation())).catch(() => {});
  await shop.outbox.age();
  const { answer } = await shop.outbox.read();
  if (answer?.cart) await lookLater(shop, answer.cart.id, 0);
  return lastKnownCart(shop);
}

/** Whether an alarm is this file's. */
export function isCheckoutAlarm(alarm: { name: string }): boolean {
  return alarm.name === cartAlarms.checkout;
}

/** Asks for the cart that was taken to the checkout, and shows on the button what is there now. */
export async function followCheckout(): Promise<void> {
  try {
    await withShop(async (shop) => {
      const known = await followed(shop.id).read();
      if (!known) return;
      await readCart(shop).catch(() => {});
      const { answer } = await shop.outbox.read();
      const isThere = answer?.cart?.id === known.cartId;
      await lookLater(shop, known.cartId, isThere ? known.looks + 1 : pauses.length);
    });
  } catch (thrown) {
    logUnexpected(thrown);
  }
}

async function lookLater(shop: Shop, cartId: string, looks: number): Promise<void> {
  const pause = pauses[looks];
  if (pause === undefined) return followed(shop.id).remove();
  await followed(shop.id).write({ cartId, looks });
  await browser.alarms.create(cartAlarms.checkout, { delayInMinutes: pause });
}
