import type { Picture, VariantTrait } from './catalog.ts';
import type { Money, Price } from './money.ts';

/** A line of the cart. */
export interface CartLine {
  id: string;
  productId: string;
  variantId: number;
  name: string;
  /** BCP 47 tag of the language `name` came in. */
  language: string;
  /** What tells this variant from its sisters, read as `size M, navy`; empty for the only one. */
  traits: VariantTrait[];
  picture?: Picture;
  /** Price of one. */
  unit: Price;
  quantity: number;
  total: Money;
}

/** What the cart comes to. Rows that do not apply are absent; `subtotal` − `discount` (+ `shipping` + added `tax`) = `total`. */
export interface Totals {
  subtotal: Money;
  discount?: Money;
  shipping?: Money;
  tax?: Money;
  total: Money;
}

/** The cart as the shopper sees it. An empty one has no totals. */
export interface Cart {
  lines: CartLine[];
  /** Sum of the quantities. */
  count: number;
  totals?: Totals;
  /** The shop's own checkout for this cart, where the merchant gave a template. */
  checkoutUrl?: string;
}

/**
 * What the shopper did, not what the cart shall become: the worker turns it into that under one lock.
 * `id` is a UUID made by the page; the same id sent twice is one gesture.
 */
export type CartGesture =
  | { id: string; kind: 'add'; productId: string; variantId: number; quantity: number }
  | { id: string; kind: 'step'; lineId: string; by: number }
  | { id: string; kind: 'set'; lineId: string; quantity: number }
  | { id: string; kind: 'remove'; lineId: string };

/** Largest quantity a field takes; the shop may allow less. */
export const quantityLimit = 9999;

/** What the cart can be asked. */
export interface CartMessages {
  /** The cart, fresh from the shop when what is known is old. */
  'cart.read'(): Cart;
  /**
   * The cart after the change. Fails with `sign-in-needed` when the shop has no guest carts: the gesture is then kept
   * and carried out by the next sign-in or sign-up.
   */
  'cart.change'(gesture: CartGesture): Cart;
}

export const emptyCart: Cart = { lines: [], count: 0 };
