/** A cart in another currency or country than the shopper's: moved there, or made anew with what is sold there. */
import type { CartNews, LostBeside } from '../../contract/cart.ts';
import { isDoubtful, isFailure } from '../../contract/failure.ts';
import type { Preferences } from '../../contract/settings.ts';
import { type CartAside, type KnownCarts, knowing, type OutboxState } from '../cart-sync/outbox-state.ts';
import { isPlain } from '../cart-sync/update-actions.ts';
import { type Locales, resolveText } from '../catalog/localized-string.ts';
import type { Api } from '../client/api.ts';
import type { CartApi, CartDraft } from './cart-api.ts';
import { countedLine, deliveryOf, lineKey } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';
import { asEverybodys, checkLimit, checkLines, isEverybodys } from './check-lines.ts';
import { closedBy, followCart, lostNews } from './lifecycle.ts';

export interface Recreated {
  /** `undefined` when nothing of it is sold there. */
  cart: WireCart | undefined;
  /** The former cart, where it has something that `cart` has not: it stays at the shop. */
  aside?: CartAside;
  news: CartNews[];
}

/**
 * @param aside carts that were set aside before
 * @param codeNames what the shopper typed for the discount codes in the cart, by the shop's ID
 * @returns `undefined` where the cart can stay as it is
 */
export type Recreation = (
  known: WireCart,
  aside: readonly CartAside[],
  codeNames: Readonly<Record<string, string>>,
) => Promise<Recreated | undefined>;

/** A shopper's market in one word: what carts are chosen for. */
export function marketOf({ currency, country }: Preferences): string {
  return `${currency} ${country}`;
}

/** The market that a cart is in. */
export function placeOf({ totalPrice, country }: WireCart): CartAside {
  return { currency: totalPrice.currencyCode, ...(country && { country }) };
}

/**
 * Whether a cart can be used as it is: it has the shopper's currency and country, or the shopper has chosen it all the
 * same and has something in it.
 */
export function isInPlace(cart: WireCart, preferences: Preferences, used?: KnownCarts['used']): boolean {
  const isChosen = used?.id === cart.id && used.market === marketOf(preferences) && cart.lineItems.length > 0;
  return isChosen || isOf(placeOf(cart), preferences);
}

/**
 * Notes which cart is in use from now on, and which stays beside it.
 *
 * @param id of the cart in use; `undefined` for none, or for one that is still to be made
 * @param kept the one to be set aside; `undefined` for none
 */
export function changedOver(
  ledger: OutboxState,
  id: string | undefined,
  kept: CartAside | undefined,
  market: string,
): OutboxState {
  const others = (ledger.carts?.aside ?? []).filter((each) => each.id !== id && each.id !== kept?.id);
  return knowing(ledger, { aside: kept ? [...others, kept] : others, used: id ? { id, market } : undefined });
}

/**
 * Brings the cart to where the shopper is. Where only the country is another one, the cart is moved (`setCountry`). A
 * currency cannot be changed: a new cart is made of what is sold there, whose lines carry the old lines' IDs as keys,
 * so that a cart made before a lost answer is recognised. The old cart is deleted only when the new one has all that it
 * had; otherwise it stays.
 */
export function createRecreation(
  api: Api,
  carts: CartApi,
  preferences: Preferences,
  locales: () => Locales,
): Recreation {
  const { currency, country } = preferences;
  const fits = (place: CartAside) => isOf(place, preferences);

  /** What the catalogue says of each line here. */
  const statesOf = async (items: readonly WireLineItem[]) => {
    const states: (string | undefined)[] = [];
    for (let from = 0; from < items.length; from += checkLimit) {
      const page = items.slice(from, from + checkLimit);
      const today = await checkLines(api, preferences, page);
      states.push(...page.map(({ productId, variant }) => today[lineKey({ productId, variantId: variant.id })]?.state));
    }
    return states;
  };

  /**
   * `undefined` where the shop does not move it. What it does with lines that have no price there is not documented.
   */
  const move = async (old: WireCart, isLastTry = false): Promise<WireCart | undefined> => {
    if (old.totalPrice.currencyCode !== currency) return undefined;
    if ((await statesOf(old.lineItems)).includes('not-sold-here')) return undefined;
    try {
      return await carts.update(old, [{ action: 'setCountry', country }]);
    } catch (thrown) {
      if (isDoubtful(thrown) || isLastTry) throw thrown;
      // What keeps everything from being sent is met again by the request that makes a cart.
      if (!isFailure(thrown, 'conflict')) return undefined;
      const now = await carts.withId(old.id);
      // The browser sends a request twice when its connection dies, and another device may have changed the cart.
      return now && (fits(placeOf(now)) ? now : move(now, true));
    }
  };

  /** `undefined` where none of the items is sold. */
  const make = async (
    items: readonly WireLineItem[],
    besides: Omit<CartDraft, 'lines'>,
  ): Promise<WireCart | undefined> => {
    const states = await statesOf(items);
    const lines = items
      .filter((_, index) => states[index] === 'sold' || states[index] === 'sold-out')
      .map(({ id, productId, variant, quantity }) => ({ key: id, productId, variantId: variant.id, quantity }));
    if (lines.length === 0) return undefined;
    try {
      return await carts.create({ lines, ...besides });
    } catch (thrown) {
      // A price for some, which the catalogue does not tell, may be none there.
      if (isFailure(thrown, 'not-sold-here') && !items.every(isEverybodys)) {
        return make(items.map(asEverybodys), besides);
      }
      // The shop may refuse a code, or has no way of sending there.
      if (!isDoubtful(thrown) && (besides.codes.length > 0 || besides.delivery)) return make(items, { codes: [] });
      const made = isDoubtful(thrown) ? await carts.active() : undefined;
      if (!made?.lineItems.some(({ key }) => lines.some((line) => line.key === key))) throw thrown;
      return made;
    }
  };

  /** The old cart goes if the other has all of it. */
  const settle = async (
    cart: WireCart | undefined,
    old: WireCart,
    codeNames: Readonly<Record<string, string>>,
  ): Promise<Recreated> => {
    const aside = { id: old.id, ...placeOf(old) };
    const lines = missingLines(cart, old).map((item) => countedLine(item, locales()));
    const besides = missingBesides(cart, old, codeNames, locales());
    if (lines.length + besides.length > 0) {
      return {
        cart,
        aside,
        news: [{ id: `lost ${old.id}`, kind: 'lost', why: 'currency', lines, besides, cartId: old.id }],
      };
    }
    try {
      await carts.remove(old);
    } catch (thrown) {
      if (isDoubtful(thrown)) throw thrown;
      // Changed in between, or held by an agent.
      if (!isFailure(thrown, 'not-found')) return { cart, aside, news: [] };
    }
    return { cart, news: [] };
  };

  return async (known, aside, codeNames) => {
    if (known.cartState !== 'Active' || fits(placeOf(known))) return undefined;
    const locale = locales();
    const whereabouts = await followCart(carts, known, locale, { carts: { aside: [...aside] } });
    const { cart: active, former } = whereabouts;
    const old = active?.id === known.id ? active : former;
    // Made by a worker that was stopped before it could say so.
    const made = active && active.id !== known.id && fits(placeOf(active)) ? active : undefined;
    if (!old && made) return { cart: made, news: lostNews(made, known, 'currency', locale) };
    if (old?.cartState !== 'Active') return whereabouts;
    if (fits(placeOf(old)) || closedBy(old)) return { cart: old, news: [] };
    // One that was set aside while the shopper was elsewhere.
    const { id } = aside.findLast(fits) ?? {};
    const found = made ?? (id ? await carts.withId(id) : undefined);
    const there = found?.cartState === 'Active' ? found : undefined;
    const moved = there ? undefined : await move(old);
    if (moved) return { cart: moved, news: lostNews(moved, old, 'currency', locale) };
    const codes = old.discountCodes.flatMap(({ discountCode: { id } }) => codeNames[id] ?? []);
    const delivery = deliveryOf(old);
    const items = old.lineItems.filter(isPlain);
    if (there) return settle(there, old, codeNames);
    const cart = await make(items, { codes, ...(delivery && !delivery.isAddress && { delivery }) });
    return settle(cart, old, codeNames);
  };
}

function isOf({ currency, country }: CartAside, preferences: Preferences): boolean {
  return currency === preferences.currency && (country === undefined || country === preferences.country);
}

/** The lines of a cart that have no counterpart in the one made of it, or in the one that it was made of. */
function missingLines(cart: WireCart | undefined, old: WireCart): WireLineItem[] {
  return old.lineItems.filter(({ id, key, quantity, lineItemMode }) => {
    const there = cart?.lineItems.find((line) => line.key === id || (key !== undefined && line.id === key));
    return lineItemMode !== 'GiftLineItem' && (there?.quantity ?? 0) < quantity;
  });
}

function missingBesides(
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
