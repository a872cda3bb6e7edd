/** The worker's answers about the cart. All pages and the button show the one cart that these give. */
import { isCartFresh } from '../../commerce/cart/cached-cart.ts';
import { isUsable, marketOf, marketOfCart } from '../../commerce/cart/market.ts';
import { switchSides } from '../../commerce/cart/merged-carts.ts';
import { switchCarts } from '../../commerce/cart-sync/known-carts.ts';
import * as commands from '../../commerce/cart-sync/outbox-commands.ts';
import { hasWaiting, type OutboxSnapshot } from '../../commerce/cart-sync/outbox-state.ts';
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, ShippingOption } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import { fail } from '../../contract/failure.ts';
import type { Shop } from '../shop/shop.ts';
import { sendNow, sendWhenDue, withCartLock } from './outbox-scheduler.ts';
import { lastKnownCart, viewCart, viewSnapshot } from './view-cart.ts';

/** The cart, read from the shop when the cached cart is old. Waiting commands are sent first. */
export function readCart(shop: Shop): Promise<Cart> {
  return afterSending(shop, async (generation) => {
    const snapshot = await shop.outbox.read();
    // What halts sending would fail the reading as well.
    if (!snapshot.state.halt && (await isOld(shop, snapshot))) await shop.cartSync.refresh(generation, snapshot);
    return lastKnownCart(shop);
  });
}

/** Whether {@link readCart} would ask the shop: commands wait, or the cached cart is old. */
export async function isCartDue(shop: Shop): Promise<boolean> {
  const snapshot = await shop.outbox.read();
  return snapshot.state.queued.length > 0 || isOld(shop, snapshot);
}

/** Whether the guest or customer may have a cart that the cached cart does not show. */
async function isOld(shop: Shop, { cached, state }: OutboxSnapshot): Promise<boolean> {
  const { kind } = await shop.session.current();
  if (kind !== 'guest' && kind !== 'customer') return false;
  const isHere = !cached?.cart || isUsable(cached.cart, shop.preferences, state.carts?.used);
  return !(cached && isHere && isCartFresh(cached, Date.now()));
}

/** Accepts one command, once however often it comes: the command is stored before the page gets its answer. */
export async function changeCart(shop: Shop, command: CartCommand): Promise<Cart> {
  const snapshot = await shop.outbox.accept(shop.session.generation(), command);
  sendWhenDue(shop);
  return viewSnapshot(shop, snapshot);
}

/** Deletes news that the shopper has read. */
export async function dismissNews(shop: Shop, id: string): Promise<Cart> {
  const snapshot = await shop.outbox.write(shop.session.generation(), {
    state: (before) => ({ ...before, news: before.news.filter((each) => each.id !== id) }),
  });
  return viewSnapshot(shop, snapshot);
}

/** Sends or drops the forgotten commands, as the shopper decided. */
export async function decideForgotten(shop: Shop, choice: 'send' | 'drop'): Promise<Cart> {
  const snapshot = await shop.outbox.write(shop.session.generation(), {
    state: (before) => commands.decideForgotten(before, choice, Date.now()),
  });
  sendWhenDue(shop);
  return viewSnapshot(shop, snapshot);
}

/** Switches to another of the shopper's carts. */
export function switchCart(shop: Shop, { id }: { id?: string }): Promise<Cart> {
  return afterSending(shop, async (generation) => {
    const { state, cached } = await shop.outbox.read();
    // Commands on the one cart are not for the other.
    if (hasWaiting(state)) throw fail(state.halt?.failure.name ?? 'interrupted', state.halt?.failure);
    const { currency, country } = shop.preferences;
    const cart = cached?.cart;
    if (cart?.id !== id) {
      // Even without a cart in this market, the shopper can come back to this market.
      const left = cart ? { id: cart.id, ...marketOfCart(cart) } : { currency, country };
      const switched = await shop.outbox.write(generation, {
        state: (before) => switchCarts(before, id, left, marketOf(shop.preferences)),
      });
      await shop.cartSync.refresh(generation, switched);
    }
    const now = await shop.outbox.read();
    if (id && now.cached?.cart?.id !== id) throw fail('not-found');
    return viewSnapshot(shop, now);
  });
}

/** Changes the choice between the two carts of a sign-in, and gives the cart that the new choice leads to. */
export function changeSides(shop: Shop, to: CartChoice): Promise<Cart> {
  return afterSending(shop, async (generation) => {
    // Changes of other devices are read first, if the shop can be reached.
    await shop.cartSync.refresh(generation, await shop.outbox.read()).catch(() => {});
    const { cached } = await shop.outbox.read();
    const snapshot = await shop.outbox.write(generation, {
      state: (before) => switchSides(before, viewCart(shop, cached, before), to, Date.now()),
    });
    return viewSnapshot(shop, snapshot);
  });
}

/** The shipping methods for the cart's address. Fails with `not-found` while the shop knows no address. */
export function shippingOptions(shop: Shop): Promise<ShippingOption[]> {
  const generation = shop.session.generation();
  return withCartLock(shop, async () => {
    await sendNow(shop, generation);
    const { cached } = await shop.outbox.read();
    if (!cached?.cart?.shippingAddress) throw fail('not-found');
    return shop.carts.shippingOptions(cached.cart.id);
  });
}

/** Does work under the cart's lock once all waiting commands have been sent, or sending has failed. */
function afterSending<Result>(shop: Shop, work: (generation: number) => Promise<Result>): Promise<Result> {
  const generation = shop.session.generation();
  return withCartLock(shop, async () => {
    await sendNow(shop, generation);
    return work(generation);
  }).finally(() => sendWhenDue(shop));
}
