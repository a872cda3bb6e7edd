/** The cart that a run of the sync works on: as storage knows it, as the shop has it, in the shopper's market. */
import { fail } from '../../contract/failure.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { followCart, type Whereabouts } from '../cart/lifecycle.ts';
import { isUsable, marketOf } from '../cart/market.ts';
import { noteCarts, switchCarts } from './known-carts.ts';
import { addAllNews } from './outbox-news.ts';
import { noteCreation } from './outbox-request.ts';
import type { SyncRun } from './sync-run.ts';

/** The cached cart, else the shop's active cart, made usable. Fails with `session-ended`. */
export async function locateCart(run: SyncRun): Promise<WireCart | undefined> {
  const { kind } = await run.session.current();
  if (kind === 'ended') throw fail('session-ended');
  const { cached } = run.snapshot;
  // Without a session there is no cart to ask for.
  if (cached || kind === 'none') return toUsableCart(run, cached?.cart);
  const cart = await run.carts.active();
  run.held = { cart, now: run.now() };
  return toUsableCart(run, cart);
}

/** Asks the shop where the cached cart is now. A chosen cart that is gone is no longer the chosen one. */
export async function followCachedCart({ carts, locale, snapshot, write }: SyncRun): Promise<Whereabouts> {
  const { state, cached } = snapshot;
  const found = await followCart(carts, cached?.cart, locale, state);
  const { used } = state.carts ?? {};
  if (used && used.id !== found.cart?.id) await write({ state: (before) => noteCarts(before, { used: undefined }) });
  return found;
}

/** The cart to use: the one that the shopper has chosen, or `cart`, or what it becomes in the shopper's currency. */
export async function toUsableCart(run: SyncRun, cart: WireCart | undefined): Promise<WireCart | undefined> {
  const { preferences, now, write } = run;
  const { used, aside = [] } = run.snapshot.state.carts ?? {};
  const market = marketOf(preferences);
  const isOtherChosen = used?.market === market && used.id !== cart?.id;
  if (!isOtherChosen && (!cart || isUsable(cart, preferences, used))) return cart;
  if (run.held) await write({});
  if (isOtherChosen || !cart) {
    const { cart: chosen, news } = await followCachedCart(run);
    await write({ reading: { cart: chosen }, state: addAllNews(news) });
    return toUsableCart(run, chosen);
  }
  const recreated = await run.recreate(cart, aside, run.snapshot.cached?.codeNames ?? {});
  if (!recreated) return cart;
  // First the record of which cart is in use: a worker that is stopped in between continues by it.
  await write({
    state: (before) => {
      const { cart: next, aside: left, news } = recreated;
      const switched = addAllNews(news)(switchCarts(before, next?.id, left, market));
      // The lines of a recreated cart have the IDs of the old lines as keys.
      const lines = cart.lineItems.map(({ id, quantity }) => ({ key: id, quantity }));
      return noteCreation(switched, lines, now(), next?.id);
    },
  });
  await write({ reading: { cart: recreated.cart } });
  return recreated.cart;
}
