/** The commands that the shopper gives the cart, and what a command names: a product, a line, a discount code. */
import type { Picture, VariantAttribute } from './catalog.ts';
import type { Price } from './rules/money.ts';

/** A line as the panel shows it before the shop has added it, and after the shop has removed it. */
export interface LineDraft {
  productId: string;
  variantId: number;
  name: string;
  /** BCP 47 tag of the language `name` came in. */
  language: string;
  /** What tells this variant from the product's other variants, read as `size M, navy`; empty for the only variant. */
  traits: VariantAttribute[];
  picture?: Picture;
  /** The price of one. */
  unit: Price;
}

/** The state of a discount code in the cart; `waiting` until the shop has answered. */
export type CodeState =
  | 'waiting'
  | 'applied'
  | 'not-active'
  | 'not-valid'
  | 'no-match'
  | 'used-up'
  | 'stopped'
  | 'beaten'
  /** A state that this version does not know. */
  | 'unknown';

export interface CartCode {
  id: string;
  /** As the shopper typed it; absent where the shopper typed it on another device and the shop does not tell. */
  code?: string;
  state: CodeState;
}

/** Names a line by its ID, and by product and variant, since two carts that become one give their lines new IDs. */
export interface LineTarget {
  lineId: string;
  productId: string;
  variantId: number;
}

/**
 * What the shopper did, not what the cart becomes: the worker computes that under one lock. `id` is a UUID that the
 * page makes; the same ID sent twice is one command.
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
  /** Brings prices and products up to date; the shop removes what it no longer sells. */
  | { kind: 'refresh' }
);

/** The largest quantity that the shopper can type. Steps or another device may exceed it; the shop may allow less. */
export const quantityLimit = 9999;
