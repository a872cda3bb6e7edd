/** Creates carts: from a draft, or as a copy of another cart. */
import { randomUUID } from 'node:crypto';
import type { Cart, LineItem, Order, Store } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { withDiscountCode } from '../discounts/discount-code-actions.ts';
import { money } from '../products/prices.ts';
import { invalidField } from '../project/errors.ts';
import {
  addressDraft,
  addressFrom,
  countryCode,
  currencyCode,
  demandProjectLanguage,
  localeTag,
} from '../project/localities.ts';
import { demandStoreCountry, referenceTo, storeIdentifier, storeReference } from '../project/stores.ts';
import { shippingMethodIdentifier, withMethodNamed } from '../shipping-tax/shipping-actions.ts';
import type { Shop } from '../store/shop.ts';
import { defaultLifetimeDays, type Owner } from './cart-book.ts';
import { demandLifetime } from './cart-detail-actions.ts';
import { settled } from './cart-totals.ts';
import { lineItemDraft, recalculated, withLine } from './line-items.ts';

/** `MyCartDraft`, as far as this store supports it. */
export const cartDraft = v.object({
  currency: currencyCode,
  country: v.optional(countryCode),
  locale: v.optional(localeTag),
  customerEmail: v.optional(v.string()),
  store: v.optional(storeIdentifier),
  lineItems: v.optional(v.array(lineItemDraft), []),
  taxMode: v.optional(v.picklist(['Platform', 'External', 'ExternalAmount', 'Disabled']), 'Platform'),
  inventoryMode: v.optional(v.picklist(['None', 'TrackOnly', 'ReserveOnOrder', 'ReserveOnCart']), 'None'),
  billingAddress: v.optional(addressDraft),
  shippingAddress: v.optional(addressDraft),
  shippingMethod: v.optional(shippingMethodIdentifier),
  shippingMode: v.optional(v.picklist(['Single', 'Multiple']), 'Single'),
  discountCodes: v.optional(v.array(v.string()), []),
  deleteDaysAfterLastModification: v.optional(v.pipe(v.number(), v.integer())),
});

/** The cart that a draft describes, not yet in the cart book. `store` is the store in the request's path. */
export function newCart(
  shop: Shop,
  store: Store | undefined,
  owner: Owner,
  draft: v.InferOutput<typeof cartDraft>,
): Cart {
  const { currency, country, locale, customerEmail, shippingAddress, billingAddress, shippingMethod } = draft;
  const { deleteDaysAfterLastModification = defaultLifetimeDays } = draft;
  demandProjectLanguage(shop, locale);
  demandLifetime(deleteDaysAfterLastModification);
  const home = store === undefined ? draft.store && storeReference(shop, draft.store) : referenceTo(store);
  demandStoreCountry(shop, home, country);
  if (draft.taxMode === 'Disabled')
    throw invalidField('taxMode', 'Disabled', ['Platform', 'External', 'ExternalAmount']);
  const at = shop.timestamp();
  const empty: Cart = {
    id: randomUUID(),
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    ...owner,
    ...(home === undefined ? {} : { store: home }),
    ...(customerEmail === undefined ? {} : { customerEmail }),
    ...(country === undefined ? {} : { country }),
    ...(locale === undefined ? {} : { locale }),
    ...(shippingAddress === undefined ? {} : { shippingAddress: addressFrom(shippingAddress) }),
    ...(billingAddress === undefined ? {} : { billingAddress: addressFrom(billingAddress) }),
    lineItems: [],
    customLineItems: [],
    totalPrice: money(currency, 0),
    taxMode: draft.taxMode,
    priceRoundingMode: 'HalfEven',
    taxRoundingMode: 'HalfEven',
    taxCalculationMode: 'LineItemLevel',
    inventoryMode: draft.inventoryMode,
    cartState: 'Active',
    shippingMode: draft.shippingMode,
    shipping: [],
    itemShippingAddresses: [],
    discountCodes: [],
    directDiscounts: [],
    refusedGifts: [],
    origin: 'Customer',
    deleteDaysAfterLastModification,
  };
  const filled = draft.lineItems.reduce((cart, line) => withLine(shop, cart, line), empty);
  const coded = draft.discountCodes.reduce((cart, code) => withDiscountCode(shop, cart, code), filled);
  return settled(shop, shippingMethod === undefined ? coded : withMethodNamed(shop, coded, shippingMethod));
}

/**
 * A new active cart with the lines of `original` that can still be bought, at today's prices and with today's product
 * data.
 */
export function replicaOf(shop: Shop, original: Cart | Order): Cart {
  const { lock: _lock, freezeStrategy: _strategy, paymentInfo: _payment, ...rest } = cartOf(original);
  const at = shop.timestamp();
  const fresh = (line: LineItem): LineItem => ({ ...line, id: randomUUID(), addedAt: at, lastModifiedAt: at });
  const copy: Cart = {
    ...rest,
    id: randomUUID(),
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    cartState: 'Active',
    lineItems: original.lineItems.map(fresh),
  };
  return settled(shop, recalculated(shop, copy, true));
}

/** The fields that an order shares with a cart. */
function cartOf(original: Cart | Order): Cart {
  if ('cartState' in original) return original;
  const {
    orderNumber: _number,
    orderState: _state,
    shipmentState: _shipment,
    paymentState: _paid,
    completedAt: _completed,
    cart: _cart,
    syncInfo: _sync,
    returnInfo: _returns,
    ...rest
  } = original;
  return {
    taxMode: 'Platform',
    priceRoundingMode: 'HalfEven',
    taxRoundingMode: 'HalfEven',
    taxCalculationMode: 'LineItemLevel',
    inventoryMode: 'None',
    cartState: 'Active',
    itemShippingAddresses: [],
    discountCodes: [],
    directDiscounts: [],
    deleteDaysAfterLastModification: defaultLifetimeDays,
    ...rest,
  };
}
