/** Cart actions for everything except lines: country, language, e-mail address, billing address, lifetime. */
import type { Cart } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { invalidField } from '../project/errors.ts';
import { addressDraft, addressFrom, countryCode, demandProjectLanguage, localeTag } from '../project/localities.ts';
import { demandStoreCountry } from '../project/stores.ts';
import { cartAction } from './cart-action.ts';
import { recalculated, refreshed, repriced } from './line-items.ts';

/** The cart with the field set, or without the field for `undefined`. */
function having<Field extends keyof Cart>(cart: Cart, field: Field, value: Cart[Field] | undefined): Cart {
  const { [field]: _former, ...rest } = cart;
  return (value === undefined ? rest : { ...rest, [field]: value }) as Cart;
}

/** Rejects a lifetime outside 1 to 365,250 days. */
export function demandLifetime(days: number): void {
  if (days < 1 || days > 365_250) throw invalidField('deleteDaysAfterLastModification', days);
}

export const cartDetailActions = {
  /**
   * Prices depend on the country, so every line gets a new price. The API does not document what happens to a line
   * without a price; this store rejects the action, or drops the line if a test says so.
   */
  setCountry: cartAction(v.object({ country: v.optional(countryCode) }), (shop, cart, { country }) => {
    demandStoreCountry(shop, cart.store, country);
    const moved = having(cart, 'country', country);
    if (cart.cartState === 'Frozen') return moved;
    return shop.moves.dropsLines ? refreshed(shop, moved) : repriced(shop, moved);
  }),

  setLocale: cartAction(v.object({ locale: v.optional(localeTag) }), (shop, cart, { locale }) => {
    demandProjectLanguage(shop, locale);
    return having(cart, 'locale', locale);
  }),

  setCustomerEmail: cartAction(v.object({ email: v.optional(v.string()) }), (_shop, cart, { email }) =>
    having(cart, 'customerEmail', email),
  ),

  setBillingAddress: cartAction(v.object({ address: v.optional(addressDraft) }), (_shop, cart, { address }) =>
    having(cart, 'billingAddress', address && addressFrom(address)),
  ),

  setDeleteDaysAfterLastModification: cartAction(
    v.object({ deleteDaysAfterLastModification: v.optional(v.pipe(v.number(), v.integer())) }),
    (_shop, cart, { deleteDaysAfterLastModification: days }) => {
      if (days !== undefined) demandLifetime(days);
      return having(cart, 'deleteDaysAfterLastModification', days);
    },
  ),

  recalculate: cartAction(v.object({ updateProductData: v.optional(v.boolean()) }), (shop, cart, action) =>
    cart.cartState === 'Frozen' ? cart : recalculated(shop, cart, action.updateProductData),
  ),
};
