/** Schemas that the questions of pages and the storage items are made of. */
import * as v from 'valibot';

/** A question without a payload. */
export const nothing = v.custom<undefined>((given) => given === undefined);
/** Characters: more than a person types or reads in one line, and few enough to be stored and sent. */
export const word = v.pipe(v.string(), v.maxLength(2_000));
export const text = v.pipe(v.string(), v.maxLength(50_000));
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
/** An ID that a page has made. */
export const pageUuid = v.pipe(v.string(), v.regex(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/));
export const whole = v.pipe(v.number(), v.safeInteger());
/** More than any line holds. The panel's own limit is lower, but another device may have put more into the cart. */
const largestQuantity = 1_000_000;
export const quantity = v.pipe(whole, v.minValue(-largestQuantity), v.maxValue(largestQuantity));
const amountOf = { amount: whole, fractionDigits: v.pipe(whole, v.minValue(0), v.maxValue(20)) };
export const money = v.object({
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  ...amountOf,
  precise: v.exactOptional(v.object(amountOf)),
});
/** ISO 3166-1 alpha-2. */
export const countryCode = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
