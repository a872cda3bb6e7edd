/** The JSON of a customer, as it arrives: see `wire.ts`. */
import * as v from 'valibot';
import { cart } from '../cart/cart-wire.ts';
import { count, id, listOf, maybe } from '../wire.ts';

/** Loose: to change an address is to replace it, with what of it we do not show. */
const address = v.looseObject({
  id: maybe(v.string()),
  firstName: v.fallback(v.string(), ''),
  lastName: v.fallback(v.string(), ''),
  streetName: v.fallback(v.string(), ''),
  streetNumber: v.fallback(v.string(), ''),
  postalCode: v.fallback(v.string(), ''),
  city: v.fallback(v.string(), ''),
  country: v.fallback(v.string(), ''),
});

export const customer = v.object({
  id,
  version: count,
  email: v.string(),
  isEmailVerified: v.fallback(v.boolean(), false),
  firstName: v.fallback(v.string(), ''),
  lastName: v.fallback(v.string(), ''),
  addresses: listOf(address),
  defaultShippingAddressId: maybe(v.string()),
  defaultBillingAddressId: maybe(v.string()),
});

export const signInResult = v.object({ customer, cart: maybe(cart) });

export type WireCustomer = v.InferOutput<typeof customer>;
export type WireAddress = v.InferOutput<typeof address>;
