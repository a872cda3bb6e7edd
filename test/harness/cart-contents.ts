/** What the carts of the running test hold: on screen, and at the shop. */
import { expect } from 'vitest';
import type { Cart } from '../../src/contract/cart.ts';
import { extension, store } from './shop.ts';

/** The products of a cart and how many of each. */
export const quantities = ({ lines }: Pick<Cart, 'lines'>) =>
  lines.map(({ productId, quantity }) => [productId, quantity]);

/** The products of each cart of the shop and how many of each. */
export const held = () =>
  store.inspect.carts().map((cart) => cart.lineItems.map((line) => [line.productId, line.quantity]));

/** The cart that an opened panel shows. */
export const seen = async () => (await extension.ask('panel.open')).cart;

/** What an opened panel tells about the cart. */
export const newsOf = async () => (await seen()).news ?? [];

/** The first cart of the shop. */
export const shopsCart = () => store.inspect.carts()[0] ?? expect.fail('The shop has no cart');
