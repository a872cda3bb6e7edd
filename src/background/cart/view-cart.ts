/** The cart as pages and the button show it: the cached cart with the waiting commands applied. Asks no shop. */
import type { CachedCart } from '../../commerce/cart/cached-cart.ts';
import { cartOf, type Verdicts } from '../../commerce/cart/cart-view.ts';
import { preferencesFor } from '../../commerce/cart/market.ts';
import { forgetOldCommands, knowsCommand } from '../../commerce/cart-sync/outbox-commands.ts';
import { idOf, type OutboxSnapshot, type OutboxState } from '../../commerce/cart-sync/outbox-state.ts';
import { askedPauseEnd } from '../../commerce/cart-sync/retry.ts';
import type { UnsentChanges } from '../../contract/account.ts';
import { type Cart, type CountedLine, emptyCart } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import { expectedCart } from '../../contract/rules/expected-cart.ts';
import { showOnButton } from '../browser/badge.ts';
import { broadcast } from '../browser/broadcast.ts';
import type { Shop } from '../shop/shop.ts';
import { pageUrl } from '../shop/shop-urls.ts';
import { readVerdicts } from './cart-verdicts.ts';

/** How many IDs of commands a page is told: more than it has under way at once. */
const toldCommands = 100;

/** The cart as far as it is known. */
export async function lastKnownCart(shop: Shop): Promise<Cart> {
  return viewSnapshot(shop, await shop.outbox.read());
}

/** The cart as a snapshot of the outbox knows it, with what the catalog last said of its lines. */
export async function viewSnapshot(shop: Shop, snapshot: OutboxSnapshot): Promise<Cart> {
  const { state, cached, lapsedCart } = snapshot;
  // A guest's cart that ended with its session is shown until its lines are queued for the next cart.
  const isQueued = lapsedCart?.cart?.lineItems.some(({ id }) => knowsCommand(state, id));
  const shown = isQueued ? cached : (lapsedCart ?? cached);
  return viewCart(shop, shown, state, (await readVerdicts(shop, shown))?.lines);
}

/** Tells all pages and the button how the cart is now. */
export async function tellCart(shop: Shop, snapshot?: OutboxSnapshot): Promise<void> {
  const cart = await viewSnapshot(shop, snapshot ?? (await shop.outbox.read()));
  broadcast({ cart });
  await showOnButton(cart);
}

/** The shopper's changes that the shop does not have and may never get; `undefined` for none. */
export async function unsentChanges(shop: Shop): Promise<UnsentChanges | undefined> {
  const { state, cached } = await shop.outbox.read();
  const commands = [...state.forgotten, ...state.queued]
    .map(commandOf)
    .filter(({ id }) => !cached?.commands.includes(id));
  if (commands.length === 0) return undefined;
  const cart = cached ? cartOf(cached, {}, shop.languages.locales()) : emptyCart;
  return { count: commands.length, lines: changedLines(cart, commands) };
}

/** The cached cart with the waiting commands applied, and what the outbox holds for the shopper to read. */
export function viewCart(
  shop: Shop,
  cached: CachedCart | undefined,
  stored: OutboxState,
  verdicts: Verdicts = {},
): Cart {
  const answered = cached ? cartOf(cached, verdicts, shop.languages.locales()) : emptyCart;
  // Commands that are too old to be sent unasked are not shown as if the worker sent them.
  const state = stored.pending ? stored : forgetOldCommands(stored, Date.now());
  const waiting = state.queued.filter(({ command }) => !cached?.commands.includes(command.id));
  const cart = expectedCart(answered, waiting.map(commandOf));
  const checkoutUrl =
    cached?.cart &&
    cart.count > 0 &&
    pageUrl(shop.pages.checkout, { ...preferencesFor(shop.preferences, cached.cart), cartId: cached.cart.id });
  return { ...cart, ...(checkoutUrl && { checkoutUrl }), ...viewOutbox(cart, state, waiting, cached) };
}

/** What the outbox holds for the shopper to read. */
function viewOutbox(
  cart: Cart,
  state: OutboxState,
  waiting: OutboxState['queued'],
  cached: CachedCart | undefined,
): Partial<Cart> {
  const { halt, news, forgotten, carts: { aside = [], merge } = {} } = state;
  const [first] = waiting;
  const [oldest] = forgotten;
  const notBefore = askedPauseEnd(state, Date.now());
  const others = aside.filter(({ id }) => !id || id !== cached?.cart?.id);
  const [held, other] = merge ? [merge.sides[merge.held], merge.sides[1 - merge.held]] : [];
  const commands = [...state.done, ...(cached?.commands ?? []), ...[...state.queued, ...forgotten].map(idOf)];
  return {
    ...(first && {
      waiting: {
        ...{ count: waiting.length, since: first.at },
        ...(halt && { failure: halt.failure }),
        ...(notBefore && { notBefore }),
      },
    }),
    ...(oldest && { forgotten: { since: oldest.at, lines: changedLines(cart, forgotten.map(commandOf)) } }),
    ...(news.length > 0 && { news }),
    ...(others.length > 0 && { others }),
    ...(held && other && { merge: { held: held.choice, other: other.choice } }),
    ...(commands.length > 0 && { commands: commands.slice(-toldCommands) }),
    ...(state.revision > 0 && { revision: state.revision }),
  };
}

/** The lines that commands would change, as they would be then. */
function changedLines(cart: Cart, commands: CartCommand[]): CountedLine[] {
  const then = expectedCart(cart, commands);
  const gone = cart.lines.filter(({ id }) => !then.lines.some((line) => line.id === id));
  const changed = then.lines.filter(({ id, quantity }) => {
    return cart.lines.find((line) => line.id === id)?.quantity !== quantity;
  });
  return [...changed, ...gone.map((line) => ({ ...line, quantity: 0 }))].map(
    ({ productId, variantId, name, language, traits, picture, unit, quantity }) => ({
      ...{ productId, variantId, name, language, traits, unit, quantity },
      ...(picture && { picture }),
    }),
  );
}

function commandOf({ command }: { command: CartCommand }): CartCommand {
  return command;
}
