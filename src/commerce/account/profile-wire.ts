/** The JSON of a customer, as it arrives: see `wire.ts`. */
import * as v from 'valibot';
import { cart } from '../cart/cart-wire.ts';
import { count, id, listOf, maybe, optionalText, textOrEmpty } from '../wire.ts';

/** Loose: the shop replaces a changed address whole, so the fields that no form shows are sent back. */
const address = v.looseObject({
  id: optionalText,
  firstName: textOrEmpty,
  lastName: textOrEmpty,
  streetName: textOrEmpty,
  streetNumber: textOrEmpty,
  postalCode: textOrEmpty,
  city: textOrEmpty,
  country: textOrEmpty,
});

export const customer = v.object({
  id,
  version: count,
  email: v.string(),
  isEmailVerified: v.fallback(v.boolean(), false),
  firstName: textOrEmpty,
  lastName: textOrEmpty,
  addresses: listOf(address),
  defaultShippingAddressId: optionalText,
  defaultBillingAddressId: optionalText,
});

export const signInResult = v.object({ customer, cart: maybe(cart) });

export type WireCustomer = v.InferOutput<typeof customer>;
export type WireAddress = v.InferOutput<typeof address>;
