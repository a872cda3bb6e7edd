/** What a command on the cart must look like, from a page and in storage. */
import * as v from 'valibot';
import { countryCode, id, money, pageUuid, quantity, text, whole, word } from '../schemas.ts';

/**
 * A text of the shop's about a product, cut where it is too long: no product text may keep a product from being added.
 */
const cut = v.pipe(
  v.string(),
  v.transform((given) => given.slice(0, 2_000)),
);

/** A product and variant, without a quantity. */
const lineDraft = v.object({
  productId: id,
  variantId: v.pipe(whole, v.minValue(1)),
  name: cut,
  language: word,
  traits: v.array(v.object({ axis: cut, label: cut })),
  picture: v.exactOptional(
    v.object({ url: text, width: v.exactOptional(v.number()), height: v.exactOptional(v.number()) }),
  ),
  unit: v.object({ now: money, was: v.exactOptional(money) }),
});

export const countedLine = v.object({ ...lineDraft.entries, quantity: whole });

const line = v.object({ lineId: id, productId: id, variantId: v.pipe(whole, v.minValue(1)) });
const own = { id: pageUuid };

export const cartCode = v.object({
  id,
  code: v.exactOptional(word),
  state: v.picklist([
    'waiting',
    'applied',
    'not-active',
    'not-valid',
    'no-match',
    'used-up',
    'stopped',
    'beaten',
    'unknown',
  ]),
});

export const cartCommand = v.variant('kind', [
  v.object({ ...own, kind: v.literal('add'), draft: lineDraft, quantity: v.pipe(quantity, v.minValue(1)) }),
  v.object({ ...own, kind: v.literal('step'), line, by: quantity }),
  v.object({ ...own, kind: v.literal('set'), line, quantity: v.pipe(quantity, v.minValue(0)) }),
  v.object({ ...own, kind: v.literal('remove'), line }),
  v.object({ ...own, kind: v.literal('add-code'), code: v.pipe(word, v.trim(), v.minLength(1), v.maxLength(256)) }),
  v.object({
    ...own,
    kind: v.literal('remove-code'),
    code: cartCode,
  }),
  v.object({
    ...own,
    kind: v.literal('deliver-to'),
    country: countryCode,
    postalCode: v.pipe(v.string(), v.trim(), v.maxLength(20)),
  }),
  v.object({ ...own, kind: v.literal('deliver-by'), method: v.object({ id, name: word }) }),
  v.object({ ...own, kind: v.literal('refresh') }),
]);
