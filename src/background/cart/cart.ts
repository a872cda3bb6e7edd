/** The cart: what is shown of it, and what is taken on to be done. One source for all pages and the badge. */
import * as v from 'valibot';
import { type CachedCart, isFresh } from '../../commerce/cart/cached-cart.ts';
import { cartOf, isOfLine, lineKey, type Today } from '../../commerce/cart/cart-view.ts';
import { checkLimit } from '../../commerce/cart/check-lines.ts';
import { closedBy } from '../../commerce/cart/lifecycle.ts';
import { sidesChanged } from '../../commerce/cart/merged-carts.ts';
import { changedOver, isInPlace, marketOf, placeOf } from '../../commerce/cart/recreate.ts';
import {
  accepted,
  decided,
  knowsCommand,
  type OutboxState,
  setAside,
  shopsPause,
} from '../../commerce/cart-sync/outbox-state.ts';
import { priceOf } from '../../commerce/catalog/price.ts';
import type { CartChoice, UnsentChanges } from '../../contract/account.ts';
import { type Cart, type CartCommand, type CountedLine, emptyCart, type ShippingOption } from '../../contract/cart.ts';
import { expectedCart } from '../../contract/expected-cart.ts';
import { fail } from '../../contract/failure.ts';
import { showOnButton } from '../browser/badge.ts';
import { broadcast } from '../browser/broadcast.ts';
import { shopItem } from '../browser/storage-item.ts';
import { money } from '../schemas.ts';
import type { Shop } from '../shop/shop.ts';
import { pageUrl } from '../shop/shop-urls.ts';
import { inTurn, sendWhenDue } from './outbox-scheduler.ts';

/** The cart as it was last seen, with what was done since; asks nobody. */
export async function lastKnownCart(shop: Shop): Promise<Cart> {
  const [{ ledger, answer: own }, said] = await Promise.all([shop.outbox.read(), checked(shop.id).read()]);
  // What was in a guest's cart when the shop ended the session is there until it waits to be put into the next one.
  const lapsed = await shop.outbox.lapsed();
  const isWaiting = lapsed?.cart?.lineItems.some(({ id }) => knowsCommand(ledger, id));
  const answer = isWaiting ? own : (lapsed ?? own);
  return viewCart(shop, answer, ledger, said?.for === marketOf(placeIn(shop, answer)) ? said.lines : {});
}

/** Tells pages and button how the cart stands now. */
export async function tellCart(shop: Shop): Promise<void> {
  const cart = await lastKnownCart(shop);
  broadcast({ cart });
  await showOnButton(cart);
}

/** The cart, from the shop where what is known is older than a minute. What waits is sent first. */
export function readCart(shop: Shop): Promise<Cart> {
  const mark = shop.session.generation();
  return inTurn(shop, async () => {
    await shop.writer.send(mark, true);
    const { ledger } = await shop.outbox.read();
    // What kept the changes from being sent would keep the question from being answered.
    if (!ledger.halt && (await isOld(shop))) await shop.writer.refresh(mark);
    return lastKnownCart(shop);
  }).finally(() => sendWhenDue(shop));
}

/** Whether {@link readCart} would do anything: changes wait, or what is known is older than a minute. */
export async function isCartDue(shop: Shop): Promise<boolean> {
  const { ledger } = await shop.outbox.read();
  return ledger.intents.length > 0 || isOld(shop);
}

/** Whether somebody is here who has a cart, and what is known of it has become old. */
async function isOld(shop: Shop): Promise<boolean> {
  const [{ kind }, { answer, ledger }] = await Promise.all([shop.session.current(), shop.outbox.read()]);
  if (kind !== 'guest' && kind !== 'customer') return false;
  const isHere = !answer?.cart || isInPlace(answer.cart, shop.preferences, ledger.carts?.used);
  return !(answer && isHere && isFresh(answer, Date.now()));
}

/** Takes one command on, once however often it comes: it is on disk before anybody is told that it will be done. */
export async function changeCart(shop: Shop, command: CartCommand): Promise<Cart> {
  const mark = shop.session.generation();
  const { ledger, answer } = await shop.outbox.read();
  if (!knowsCommand(ledger, command.id)) {
    const closed = answer?.cart && closedBy(answer.cart);
    if (closed) throw fail(closed === 'frozen' ? 'cart-frozen' : 'cart-locked');
    await shop.outbox.write(mark, {
      ledger: (before) => (knowsCommand(before, command.id) ? before : accepted(before, command, Date.now())),
    });
  }
  sendWhenDue(shop);
  return lastKnownCart(shop);
}

/** What of the shopper's changes the shop does not have, and may not get any more; `undefined` for nothing. */
export async function unsentChanges(shop: Shop): Promise<UnsentChanges | undefined> {
  const { ledger, answer } = await shop.outbox.read();
  const commands = [...ledger.forgotten, ...ledger.intents]
    .map(commandOf)
    .filter(({ id }) => !answer?.commands.includes(id));
  if (commands.length === 0) return undefined;
  const cart = answer ? cartOf(answer, {}, shop.languages.locales()) : emptyCart;
  return { count: commands.length, lines: changedBy(cart, commands) };
}

/** The news has been heard. */
export async function dismissNews(shop: Shop, id: string): Promise<Cart> {
  await shop.outbox.write(shop.session.generation(), {
    ledger: (before) => ({ ...before, news: before.news.filter((each) => each.id !== id) }),
  });
  return lastKnownCart(shop);
}

/** Goes on with another of the shopper's carts. */
export function useCart(shop: Shop, { id }: { id?: string }): Promise<Cart> {
  const mark = shop.session.generation();
  return inTurn(shop, async () => {
    await shop.writer.send(mark, true);
    const { ledger, answer } = await shop.outbox.read();
    // What was done to the one cart is not for the other.
    if (ledger.attempt || ledger.intents.length > 0) {
      throw fail(ledger.halt?.failure.name ?? 'interrupted', ledger.halt?.failure);
    }
    const { preferences } = shop;
    const { cart } = answer ?? {};
    if (cart?.id !== id) {
      // Without a cart here there is one to come back to all the same.
      const { currency, country } = preferences;
      const kept = cart ? { id: cart.id, ...placeOf(cart) } : { currency, country };
      await shop.outbox.write(mark, { ledger: (before) => changedOver(before, id, kept, marketOf(preferences)) });
      await shop.writer.refresh(mark);
    }
    if (id && (await shop.outbox.read()).answer?.cart?.id !== id) throw fail('not-found');
    return lastKnownCart(shop);
  }).finally(() => sendWhenDue(shop));
}

/** Makes the cart what it would be by another choice at the sign-in. */
export function changeSides(shop: Shop, to: CartChoice): Promise<Cart> {
  const mark = shop.session.generation();
  return inTurn(shop, async () => {
    await shop.writer.send(mark, true);
    // What another device has done since is seen, if the shop can be reached.
    await shop.writer.refresh(mark).catch(() => {});
    const { answer } = await shop.outbox.read();
    await shop.outbox.write(mark, {
      ledger: (before) => sidesChanged(before, viewCart(shop, answer, before), to, Date.now()),
    });
    return lastKnownCart(shop);
  }).finally(() => sendWhenDue(shop));
}

/** What becomes of changes that were never sent. */
export async function decideForgotten(shop: Shop, choice: 'send' | 'drop'): Promise<Cart> {
  await shop.outbox.write(shop.session.generation(), { ledger: (before) => decided(before, choice, Date.now()) });
  sendWhenDue(shop);
  return lastKnownCart(shop);
}

/** Asks the catalogue about the lines, the first hundred products of them; in one request, at most every ten minutes. */
export async function checkCart(shop: Shop): Promise<Cart> {
  const mark = shop.session.generation();
  const { answer } = await shop.outbox.read();
  const place = placeIn(shop, answer);
  const said = await checked(shop.id).read();
  const known = said?.for === marketOf(place) ? said : undefined;
  const items = answer?.cart?.lineItems ?? [];
  const isRecent = known && Math.abs(Date.now() - known.readAt) < checkFreshness;
  const isComplete = items.slice(0, checkLimit).every(({ productId, variant, price, quantity }) => {
    const verdict = known?.lines[lineKey({ productId, variantId: variant.id })];
    return verdict && isOfLine(verdict, priceOf(price).now.amount, quantity);
  });
  if (items.length > 0 && !(isRecent && isComplete)) {
    const lines = await shop.checkLines(items, place);
    // Whose cart it was may have left meanwhile.
    if (mark !== shop.session.generation()) throw fail('superseded');
    await checked(shop.id).write({ readAt: Date.now(), for: marketOf(place), lines });
    // A page that has just opened takes the answer to what it asked before for somebody else's.
    await tellCart(shop);
  }
  return lastKnownCart(shop);
}

/** How the cart could be sent to where it is to go, once the shop knows where that is. */
export function shippingOptions(shop: Shop): Promise<ShippingOption[]> {
  const mark = shop.session.generation();
  return inTurn(shop, async () => {
    await shop.writer.send(mark, true);
    const { answer } = await shop.outbox.read();
    if (!answer?.cart?.shippingAddress) throw fail('not-found');
    return shop.carts.shippingOptions(answer.cart.id);
  });
}

/** Milliseconds. */
const checkFreshness = 600_000;
/** More than a page has on its way at once. */
const toldCommands = 100;

const checked = shopItem({
  key: 'today@',
  area: 'session',
  owner: 'customer',
  schema: v.object({
    readAt: v.number(),
    for: v.string(),
    lines: v.record(
      v.string(),
      v.object({
        state: v.picklist(['sold', 'sold-out', 'gone', 'not-sold-here']),
        unit: v.exactOptional(v.object({ now: money, was: v.exactOptional(money) })),
        left: v.exactOptional(v.number()),
        of: v.object({ cost: v.number(), quantity: v.exactOptional(v.number()) }),
      }),
    ),
  }),
});

/** The shopper's preferences in the market of their cart, which may be one that they have kept from another. */
function placeIn({ preferences }: Shop, answer: CachedCart | undefined): Shop['preferences'] {
  return { ...preferences, ...(answer?.cart && placeOf(answer.cart)) };
}

function viewCart(shop: Shop, answer: CachedCart | undefined, stored: OutboxState, today: Today = {}): Cart {
  const { languages, pages } = shop;
  const answered = answer ? cartOf(answer, today, languages.locales()) : emptyCart;
  // What is too old to be sent unasked is not shown as if it were.
  const ledger = stored.attempt ? stored : setAside(stored, Date.now());
  const waiting = ledger.intents.filter(({ command }) => !answer?.commands.includes(command.id));
  const cart = expectedCart(answered, waiting.map(commandOf));
  const [first] = waiting;
  const [oldest] = ledger.forgotten;
  const notBefore = shopsPause(ledger, Date.now());
  const checkoutUrl =
    answer?.cart && cart.count > 0 && pageUrl(pages.checkout, { ...placeIn(shop, answer), cartId: answer.cart.id });
  const { aside = [], merge } = ledger.carts ?? {};
  const others = aside.filter(({ id }) => !id || id !== answer?.cart?.id);
  const [held, other] = merge ? [merge.sides[merge.held], merge.sides[1 - merge.held]] : [];
  const known = [...ledger.done, ...(answer?.commands ?? []), ...[...ledger.intents, ...ledger.forgotten].map(idOf)];
  return {
    ...cart,
    ...(checkoutUrl && { checkoutUrl }),
    ...(first && {
      waiting: {
        ...{ count: waiting.length, since: first.at },
        ...(ledger.halt && { failure: ledger.halt.failure }),
        ...(notBefore && { notBefore }),
      },
    }),
    ...(oldest && { forgotten: { since: oldest.at, lines: changedBy(cart, ledger.forgotten.map(commandOf)) } }),
    ...(ledger.news.length > 0 && { news: ledger.news }),
    ...(others.length > 0 && { others }),
    ...(held && other && { merge: { held: held.choice, other: other.choice } }),
    ...(known.length > 0 && { commands: known.slice(-toldCommands) }),
    ...(ledger.revision > 0 && { revision: ledger.revision }),
  };
}

/** The lines that commands would change, as they would be. */
function changedBy(cart: Cart, commands: CartCommand[]): CountedLine[] {
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

function idOf({ command }: { command: CartCommand }): string {
  return command.id;
}
