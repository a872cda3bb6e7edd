/** What the shopper asks of the cart, and what of the cart a command names: a line, a product, a discount code. */
import type { Picture, VariantAttribute } from './catalog.ts';
import type { Price } from './money.ts';

/** What a line looks like before the shop has made it, and what is left of one that is gone. */
export interface LineDraft {
  productId: string;
  variantId: number;
  name: string;
  /** BCP 47 tag of the language `name` came in. */
  language: string;
  /** What tells this variant from its sisters, read as `size M, navy`; empty for the only one. */
  traits: VariantAttribute[];
  picture?: Picture;
  /** Price of one. */
  unit: Price;
}

/** What has become of a discount code, by the shop's own word for it; `waiting` until it has said. */
export type CodeState =
  | 'waiting'
  | 'applied'
  | 'not-active'
  | 'not-valid'
  | 'no-match'
  | 'used-up'
  | 'stopped'
  | 'beaten'
  /** A word that this version does not know. */
  | 'unknown';

export interface CartCode {
  id: string;
  /** As the shopper typed it; absent where another device did and the shop does not tell. */
  code?: string;
  state: CodeState;
}

/** A line as a page knows it: by its id, and by what is in it, since carts that become one make new ids. */
export interface LineTarget {
  lineId: string;
  productId: string;
  variantId: number;
}

/**
 * What the shopper did, not what the cart shall become: the worker turns it into that under one lock.
 * `id` is a UUID made by the page; the same id sent twice is one command.
 */
export type CartCommand = { id: string } & (
  | { kind: 'add'; draft: LineDraft; quantity: number }
  | { kind: 'step'; line: LineTarget; by: number }
  | { kind: 'set'; line: LineTarget; quantity: number }
  | { kind: 'remove'; line: LineTarget }
  | { kind: 'add-code'; code: string }
  | { kind: 'remove-code'; code: CartCode }
  | { kind: 'deliver-to'; country: string; postalCode: string }
  | { kind: 'deliver-by'; method: { id: string; name: string } }
  /** Brings prices and products up to date; what is no longer sold goes. */
  | { kind: 'refresh' }
);

/** Largest quantity that can be typed. A line may have more, by steps or by another device; the shop may allow less. */
export const quantityLimit = 9999;
