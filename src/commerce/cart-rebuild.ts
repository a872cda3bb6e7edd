/** A cart in another currency or country than the shopper's: moved there, or made anew with what is sold there. */
import type { CartNews, LostBeside } from '../contract/cart.ts';
import { type FailureName, isDoubtful, isFailure } from '../contract/failure.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Api } from './api.ts';
import type { CartDraft, Carts } from './cart.ts';
import { asEverybodys, checkLimit, checkLines, isEverybodys } from './cart-check.ts';
import { type CartAside, type KnownCarts, knowing, type Ledger } from './cart-ledger.ts';
import { closedBy, followCart, lostNews } from './cart-life.ts';
import { isPlain } from './cart-plan.ts';
import { lineKey, sketchOf } from './cart-view.ts';
import type { WireCart, WireLineItem } from './cart-wire.ts';
import { resolveText } from './localized.ts';

export interface Rebuilt {
  /** `undefined` when nothing of it is sold there. */
  cart: WireCart | undefined;
  /** The former cart, where it has something that `cart` has not: it stays at the shop. */
  aside?: WireCart;
  news: CartNews[];
}

/**
 * @param aside carts that were set aside before
 * @param codeNames what the shopper typed for the discount codes in the cart, by the shop's ID
 * @returns `undefined` where the cart can stay as it is
 */
export type Rebuild = (
  known: WireCart,
  aside: readonly CartAside[],
  codeNames: Readonly<Record<string, string>>,
) => Promise<Rebuilt | undefined>;

/** A shopper's market in one word: what carts are chosen for. */
export function marketOf({ currency, country }: Preferences): string {
  return `${currency} ${country}`;
}

/** The market that a cart is in. */
export function placeOf({ totalPrice, country }: WireCart): Omit<CartAside, 'id'> {
  return { currency: totalPrice.currencyCode, ...(country && { country }) };
}

/**
 * Whether a cart can be used as it is: it has the shopper's currency and country, or the shopper has chosen it all the same and
 * has something in it.
 */
export function isInPlace(cart: WireCart, preferences: Preferences, used?: KnownCarts['used']): boolean {
  const isChosen = used?.id === cart.id && used.market === marketOf(preferences) && cart.lineItems.length > 0;
  return isChosen || isOf(placeOf(cart), preferences);
}

/** Notes what has come of a rebuilding: the cart in use, and the one that it was made of where that is kept. */
export function rebuilt(ledger: Ledger, { cart, aside: former }: Rebuilt, preferences: Preferences): Ledger {
  const others = (ledger.carts?.aside ?? []).filter(({ id }) => id !== cart?.id && id !== former?.id);
  const used = cart && former && { id: cart.id, market: marketOf(preferences) };
  return knowing(ledger, { aside: former ? [...others, asideOf(former)].slice(-asideLimit) : others, used });
}

/**
 * The shopper goes on with another cart; without `id` with whichever is in the market's currency and country, one that is made
 * if need be. The one in use so far is set aside.
 */
export function changedOver(
  ledger: Ledger,
  from: WireCart | undefined,
  id: string | undefined,
  market: string,
): Ledger {
  const aside = (ledger.carts?.aside ?? []).filter((each) => each.id !== id && each.id !== from?.id);
  const kept = from && from.id !== id ? [asideOf(from)] : [];
  return knowing(ledger, { aside: [...aside, ...kept].slice(-asideLimit), used: id ? { id, market } : undefined });
}

/** The cart that was chosen is gone: the shop's active one counts again. */
export function released(ledger: Ledger, cart: WireCart | undefined): Ledger {
  return knowing(ledger, { aside: ledger.carts?.aside?.filter(({ id }) => id !== cart?.id), used: undefined });
}

const asideLimit = 5;

type Besides = Omit<CartDraft, 'lines'>;

/** What the shop may have against a request's contents: asked for less, it may agree. */
const refusals: FailureName[] = [
  'refused',
  'input-refused',
  'not-sold-here',
  'no-longer-sold',
  'above-limit',
  'below-limit',
  'tax-unknown',
  'code-unknown',
  'code-not-now',
  'code-inactive',
  'too-many-codes',
];

/**
 * Brings the cart to where the shopper is. Where only the country is another one, the cart is moved (`setCountry`). A currency
 * cannot be changed: a new cart is made of what is sold there, whose lines carry the old lines' IDs as keys, so that a cart made
 * before a lost answer is recognised. The old cart is deleted only when the new one has all that it had; otherwise it stays.
 */
export function createRebuild(api: Api, carts: Carts, preferences: Preferences): Rebuild {
  const { currency, country, locale } = preferences;
  const fits = (place: Omit<CartAside, 'id'>) => isOf(place, preferences);

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

  /** `undefined` where the shop does not move it. What it does with lines that have no price there is not documented. */
  const move = async (old: WireCart, isLastTry = false): Promise<WireCart | undefined> => {
    if (old.totalPrice.currencyCode !== currency) return undefined;
    if ((await statesOf(old.lineItems)).includes('not-sold-here')) return undefined;
    try {
      return await carts.update(old, [{ action: 'setCountry', country }]);
    } catch (thrown) {
      if (isFailure(thrown, ...refusals)) return undefined;
      const now = isFailure(thrown, 'conflict') ? await carts.withId(old.id) : undefined;
      if (now?.cartState !== 'Active' || isLastTry) throw thrown;
      // The browser sends a request twice when its connection dies, and another device may have changed the cart.
      return fits(placeOf(now)) ? now : move(now, true);
    }
  };

  /** `undefined` where none of the items is sold. */
  const make = async (
    old: WireCart,
    items: readonly WireLineItem[],
    besides: Besides,
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
        return make(old, items.map(asEverybodys), besides);
      }
      const less = isFailure(thrown, ...refusals) && lessThan(besides, thrown);
      if (less) return make(old, items, less);
      const made = isDoubtful(thrown) ? await carts.active() : undefined;
      if (!made?.lineItems.some(({ key }) => lines.some((line) => line.key === key))) throw thrown;
      return made;
    }
  };

  /** A cart set aside before, while the shopper was in another market. */
  const fromAside = async (aside: readonly CartAside[]): Promise<WireCart | undefined> => {
    const known = aside.findLast(fits);
    const cart = known && (await carts.withId(known.id));
    return cart?.cartState === 'Active' ? cart : undefined;
  };

  /** The old cart goes if the other has all of it. */
  const settle = async (cart: WireCart | undefined, old: WireCart, codeNames: Readonly<Record<string, string>>) => {
    const lines = missingLines(cart, old);
    const besides = missingBesides(cart, old, codeNames, locale);
    if (lines.length + besides.length === 0) {
      try {
        await carts.remove(old);
        return { cart, news: [] };
      } catch (thrown) {
        if (isFailure(thrown, 'not-found')) return { cart, news: [] };
        // Changed in between, or held by an agent.
        if (isFailure(thrown, 'conflict', 'cart-locked', 'refused')) return { cart, aside: old, news: [] };
        throw thrown;
      }
    }
    const named = lines.map((item) => ({ ...sketchOf(item, locale), quantity: item.quantity }));
    const news: CartNews = {
      id: `lost ${old.id}`,
      kind: 'lost',
      why: 'currency',
      lines: named,
      ...(besides.length > 0 && { besides }),
      cartId: old.id,
    };
    return { cart, aside: old, news: [news] };
  };

  return async (known, aside, codeNames) => {
    if (known.cartState !== 'Active' || fits(placeOf(known))) return undefined;
    const whereabouts = await followCart(carts, known, locale, { aside: [...aside] });
    const { cart: active, former } = whereabouts;
    const old = active?.id === known.id ? active : former;
    // Made by a worker that was stopped before it could say so.
    const made = active && active.id !== known.id && fits(placeOf(active)) ? active : undefined;
    if (!old && made) return { cart: made, news: lostNews(made, known, 'currency', locale) };
    if (old?.cartState !== 'Active') return whereabouts;
    if (fits(placeOf(old)) || closedBy(old)) return { cart: old, news: [] };
    const there = made ?? (await fromAside(aside));
    const moved = there ? undefined : await move(old);
    if (moved) return { cart: moved, news: lostNews(moved, old, 'currency', locale) };
    const codes = old.discountCodes.flatMap(({ discountCode: { id, obj } }) => codeNames[id] ?? obj?.code ?? []);
    const delivery = estimateOf(old);
    const items = old.lineItems.filter(isPlain);
    return settle(there ?? (await make(old, items, { codes, ...(delivery && { delivery }) })), old, codeNames);
  };
}

function isOf({ currency, country }: Omit<CartAside, 'id'>, preferences: Preferences): boolean {
  return currency === preferences.currency && (country === undefined || country === preferences.country);
}

function asideOf(cart: WireCart): CartAside {
  return { id: cart.id, ...placeOf(cart) };
}

/** Where a cart goes, as far as the panel asks for it. A whole address is not known as such. */
function estimateOf({ shippingAddress, shippingInfo }: WireCart): CartDraft['delivery'] {
  if (!shippingAddress || shippingAddress.streetName || shippingAddress.city) return undefined;
  const { country, postalCode } = shippingAddress;
  const methodId = shippingInfo?.shippingMethod?.id;
  return { country, ...(postalCode && { postalCode }), ...(methodId && { methodId }) };
}

/** What to ask for when the shop refuses this: without the codes, or the way of sending, or the place. */
function lessThan({ codes, delivery }: Besides, thrown: unknown): Besides | undefined {
  const isCodes = isFailure(thrown, 'code-unknown', 'code-not-now', 'code-inactive', 'too-many-codes');
  if (codes.length > 0 && (isCodes || !delivery)) return { codes: [], ...(delivery && { delivery }) };
  if (!delivery) return undefined;
  const { methodId, ...place } = delivery;
  return { codes, ...(methodId && { delivery: place }) };
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
  { customLineItems = [], discountCodes, shippingAddress, shippingInfo, custom }: WireCart,
  codeNames: Readonly<Record<string, string>>,
  locale: string,
): LostBeside[] {
  const codes = discountCodes.filter(
    ({ discountCode: { id } }) => !cart?.discountCodes.some(({ discountCode }) => discountCode.id === id),
  );
  const hasAddress = JSON.stringify(cart?.shippingAddress) === JSON.stringify(shippingAddress);
  const method = shippingInfo?.shippingMethod;
  return [
    ...customLineItems.map(({ name }) => ({ kind: 'custom' as const, name: resolveText(name, locale)?.text ?? '' })),
    ...codes.map(({ discountCode: { id, obj } }) => ({
      kind: 'code' as const,
      name: codeNames[id] ?? obj?.code ?? '',
    })),
    ...(shippingAddress && !hasAddress ? [{ kind: 'address' as const }] : []),
    ...(method && cart?.shippingInfo?.shippingMethod?.id !== method.id
      ? [{ kind: 'method' as const, name: shippingInfo.shippingMethodName }]
      : []),
    ...(custom ? [{ kind: 'details' as const }] : []),
  ];
}
