/**
 * A cart in another currency or country than the shopper's. Where only the country differs, the cart is moved
 * (`setCountry`). A cart's currency cannot be changed: a new cart is created of what is sold in the shopper's market.
 * Its lines carry the old lines' IDs as keys, so that a cart created before a lost answer is recognised. The old cart
 * is deleted only when the new one holds all of it; otherwise it stays at the shop.
 */
import type { CartNews } from '../../contract/cart.ts';
import { isDoubtful, isFailure } from '../../contract/failure.ts';
import type { Preferences } from '../../contract/settings.ts';
import type { CartAside } from '../cart-sync/known-carts.ts';
import { isPlain } from '../cart-sync/update-actions.ts';
import type { Locales } from '../catalog/localized-string.ts';
import type { Api } from '../client/api.ts';
import type { CartApi, CartDraft } from './cart-api.ts';
import { closedBy } from './cart-state.ts';
import { countedLine, deliveryOf, lineKey } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';
import { checkLimit, checkLines, hasPublicPrice, withPublicPrice } from './check-lines.ts';
import { followCart } from './lifecycle.ts';
import { lostNews, missingBesides, missingLines } from './losses.ts';
import { isMarketOf, type Market, marketOfCart } from './market.ts';

export interface Recreated {
  /** `undefined` when the shop sells nothing of it in the shopper's market. */
  cart: WireCart | undefined;
  /** The old cart, where it holds something that `cart` does not: it stays at the shop. */
  aside?: CartAside;
  news: CartNews[];
}

type CodeNames = Readonly<Record<string, string>>;

/**
 * @param aside carts that were set aside before
 * @param codeNames what the shopper typed for the discount codes in the cart, by the shop's ID
 * @returns `undefined` where the cart can stay as it is
 */
export type Recreation = (
  known: WireCart,
  aside: readonly CartAside[],
  codeNames: CodeNames,
) => Promise<Recreated | undefined>;

interface RecreationParts {
  api: Api;
  carts: CartApi;
  preferences: Preferences;
  locales: () => Locales;
}

/** Brings carts into the market of `preferences`. */
export function createRecreation(
  api: Api,
  carts: CartApi,
  preferences: Preferences,
  locales: () => Locales,
): Recreation {
  const parts = { api, carts, preferences, locales };
  return (known, aside, codeNames) => recreate(parts, known, aside, codeNames);
}

async function recreate(
  parts: RecreationParts,
  known: WireCart,
  aside: readonly CartAside[],
  codeNames: CodeNames,
): Promise<Recreated | undefined> {
  const { carts, preferences } = parts;
  const fits = (market: Market) => isMarketOf(market, preferences);
  if (known.cartState !== 'Active' || fits(marketOfCart(known))) return undefined;
  const locale = parts.locales();
  const whereabouts = await followCart(carts, known, locale, { carts: { aside: [...aside] } });
  const { cart: active, former } = whereabouts;
  const old = active?.id === known.id ? active : former;
  // A worker that was stopped before it could store it created this one.
  const created = active && active.id !== known.id && fits(marketOfCart(active)) ? active : undefined;
  if (!old && created) return { cart: created, news: lostNews(created, known, 'currency', locale) };
  if (old?.cartState !== 'Active') return whereabouts;
  if (fits(marketOfCart(old)) || closedBy(old)) return { cart: old, news: [] };
  // A cart of this market that was set aside while the shopper was in another one.
  const { id } = aside.findLast(fits) ?? {};
  const found = created ?? (id ? await carts.withId(id) : undefined);
  if (found?.cartState === 'Active') return settleOld(parts, found, old, codeNames);
  const moved = await moveCountry(parts, old);
  if (moved) return { cart: moved, news: lostNews(moved, old, 'currency', locale) };
  const codes = old.discountCodes.flatMap(({ discountCode }) => codeNames[discountCode.id] ?? []);
  const delivery = deliveryOf(old);
  const cart = await createFrom(parts, old.lineItems.filter(isPlain), {
    codes,
    ...(delivery && !delivery.isAddress && { delivery }),
  });
  return settleOld(parts, cart, old, codeNames);
}

/** What the catalog says of each line in the shopper's market. */
async function statesOf({ api, preferences }: RecreationParts, items: readonly WireLineItem[]) {
  const states: (string | undefined)[] = [];
  for (let from = 0; from < items.length; from += checkLimit) {
    const page = items.slice(from, from + checkLimit);
    const verdicts = await checkLines(api, preferences, page);
    states.push(
      ...page.map(({ productId, variant }) => verdicts[lineKey({ productId, variantId: variant.id })]?.state),
    );
  }
  return states;
}

/**
 * Moves a cart to the shopper's country. `undefined` where the shop does not move it, or where a line has no price
 * there: what the shop does with such a line is not documented.
 */
async function moveCountry(parts: RecreationParts, old: WireCart, isLastTry = false): Promise<WireCart | undefined> {
  const { carts, preferences } = parts;
  if (old.totalPrice.currencyCode !== preferences.currency) return undefined;
  if ((await statesOf(parts, old.lineItems)).includes('not-sold-here')) return undefined;
  try {
    return await carts.update(old, [{ action: 'setCountry', country: preferences.country }]);
  } catch (thrown) {
    if (isDoubtful(thrown) || isLastTry) throw thrown;
    // A failure that halts all sending happens again with the request that creates a cart.
    if (!isFailure(thrown, 'conflict')) return undefined;
    const now = await carts.withId(old.id);
    // The browser sends a request twice when its connection dies, and another device may have changed the cart.
    return now && (isMarketOf(marketOfCart(now), preferences) ? now : moveCountry(parts, now, true));
  }
}

/** Creates a cart of the items that are sold in the shopper's market; `undefined` where none is. */
async function createFrom(
  parts: RecreationParts,
  items: readonly WireLineItem[],
  besides: Omit<CartDraft, 'lines'>,
): Promise<WireCart | undefined> {
  const { carts } = parts;
  const states = await statesOf(parts, items);
  const lines = items
    .filter((_, index) => states[index] === 'sold' || states[index] === 'sold-out')
    .map(({ id, productId, variant, quantity }) => ({ key: id, productId, variantId: variant.id, quantity }));
  if (lines.length === 0) return undefined;
  try {
    return await carts.create({ lines, ...besides });
  } catch (thrown) {
    // A price of a customer group or channel, which the catalog does not show, may not exist there.
    if (isFailure(thrown, 'not-sold-here') && !items.every(hasPublicPrice)) {
      return createFrom(parts, items.map(withPublicPrice), besides);
    }
    // The shop may refuse a code, or has no shipping method there.
    if (!isDoubtful(thrown) && (besides.codes.length > 0 || besides.delivery)) {
      return createFrom(parts, items, { codes: [] });
    }
    const created = isDoubtful(thrown) ? await carts.active() : undefined;
    if (!created?.lineItems.some(({ key }) => lines.some((line) => line.key === key))) throw thrown;
    return created;
  }
}

/** Deletes the old cart if the other holds all of it; else sets it aside and names what is missing. */
async function settleOld(
  { carts, locales }: RecreationParts,
  cart: WireCart | undefined,
  old: WireCart,
  codeNames: CodeNames,
): Promise<Recreated> {
  const aside = { id: old.id, ...marketOfCart(old) };
  const lines = missingLines(cart, old).map((item) => countedLine(item, locales()));
  const besides = missingBesides(cart, old, codeNames, locales());
  if (lines.length + besides.length > 0) {
    const news: CartNews = { id: `lost ${old.id}`, kind: 'lost', why: 'currency', lines, besides, cartId: old.id };
    return { cart, aside, news: [news] };
  }
  try {
    await carts.remove(old);
  } catch (thrown) {
    if (isDoubtful(thrown)) throw thrown;
    // Another device changed the cart in between, or an agent of the shop holds it.
    if (!isFailure(thrown, 'not-found')) return { cart, aside, news: [] };
  }
  return { cart, news: [] };
}
