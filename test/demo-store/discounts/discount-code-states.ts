/**
 * The states of the codes in a cart.
 *
 * @see https://docs.commercetools.com/api/projects/carts#ctp:api:type:DiscountCodeState
 */
import type { Cart, DiscountCodeInfo, DiscountCodeState } from '@commercetools/platform-sdk';
import type { Shop } from '../store/shop.ts';
import type { CartDiscount, KnownCode } from './discount-code-book.ts';

/**
 * The codes of the cart with their present states. Predicates apply to the cart before discounts.
 *
 * @param worth sum of the lines, in the minor unit of the cart's currency
 */
export function codesWithStates(shop: Shop, cart: Cart, worth: number): DiscountCodeInfo[] {
  const states = new Map<string, DiscountCodeState>();
  const matching: KnownCode[] = [];
  for (const { discountCode } of cart.discountCodes) {
    const known = shop.discountCodes.withId(discountCode.id);
    const obstacle = known === undefined ? 'NotValid' : obstacleOf(shop, known, cart, worth);
    if (known !== undefined && obstacle === undefined) matching.push(known);
    else states.set(discountCode.id, obstacle ?? 'NotValid');
  }
  const stop = matching
    .map(({ discount }) => discount)
    .sort(bySortOrder)
    .find(stops);
  for (const { resource, discount } of matching) {
    const stopped = stop !== undefined && bySortOrder(stop, discount) < 0;
    states.set(resource.id, stopped ? 'ApplicationStoppedByPreviousDiscount' : 'MatchesCart');
  }
  return cart.discountCodes.map(({ discountCode }) => ({
    discountCode,
    state: states.get(discountCode.id) ?? 'NotValid',
  }));
}

/** The cart discounts that apply to this cart, in order. Two codes for one discount count once. */
export function discountsOf(shop: Shop, codes: readonly DiscountCodeInfo[]): CartDiscount[] {
  const counting = codes.filter(({ state }) => state === 'MatchesCart');
  const discounts = counting.flatMap(({ discountCode }) => shop.discountCodes.withId(discountCode.id)?.discount ?? []);
  return [...new Set(discounts)].sort(bySortOrder);
}

/** Whether a code is valid now, by its own dates. */
export function inItsTime(shop: Shop, { resource: { validFrom, validUntil } }: KnownCode): boolean {
  const now = shop.now();
  if (validFrom !== undefined && Date.parse(validFrom) > now) return false;
  return validUntil === undefined || Date.parse(validUntil) > now;
}

function obstacleOf(shop: Shop, known: KnownCode, cart: Cart, worth: number): DiscountCodeState | undefined {
  const { resource, discount, plan } = known;
  const { currencyCode } = cart.totalPrice;
  if (!resource.isActive || discount.isActive === false) return 'NotActive';
  if (!inItsTime(shop, known)) return 'NotValid';
  const { maxApplications } = resource;
  if (maxApplications !== undefined && shop.discountCodes.applications(resource.id) >= maxApplications) {
    return 'MaxApplicationReached';
  }
  const { minimum } = plan;
  if (minimum !== undefined && worth < (minimum[currencyCode] ?? Number.POSITIVE_INFINITY)) return 'DoesNotMatchCart';
  return 'amounts' in discount.value && discount.value.amounts[currencyCode] === undefined
    ? 'DoesNotMatchCart'
    : undefined;
}

function stops({ stackingMode }: CartDiscount): boolean {
  return stackingMode === 'StopAfterThisDiscount';
}

/** Sorts the higher sort order first. */
function bySortOrder(one: CartDiscount, other: CartDiscount): number {
  return Number(other.sortOrder) - Number(one.sortOrder);
}
