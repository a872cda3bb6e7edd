/** What the shop must hold, and the shopper must read. */
import { expect } from 'vitest';
import type { World } from './world.ts';

/** What the active carts of the shop hold, the one changed last first. */
export const carts = ({ store }: World) =>
  store.inspect
    .carts()
    .filter(({ cartState }) => cartState === 'Active')
    .map((cart) => ({
      lines: Object.fromEntries(cart.lineItems.map(({ productId, quantity }) => [productId, quantity])),
      codes: cart.discountCodes.length,
      to: cart.shippingAddress?.postalCode,
      by: cart.shippingInfo?.shippingMethodName,
    }));

export interface Held {
  lines?: Record<string, number>;
  codes?: number;
  to?: string;
  by?: string;
}

/** The one cart holds this, and the panel shows the same and has nothing to tell. */
export async function isHeld(world: World, { lines = {}, codes = 0, to, by }: Held): Promise<void> {
  expect(carts(world), 'the active carts').toEqual([{ lines, codes, to, by }]);
  const cart = await world.extension.ask('cart.read');
  expect(
    Object.fromEntries(cart.lines.map(({ productId, quantity }) => [productId, quantity])),
    'on the screen',
  ).toEqual(lines);
  expect(cart.codes?.length ?? 0, 'codes on the screen').toBe(codes);
  expect(cart.news ?? [], 'what is told').toEqual([]);
  expect(cart.waiting, 'what waits').toBeUndefined();
}

export const sampleOf = ({ store }: World) =>
  store.inspect.customers().find(({ lastName }) => lastName === store.customer.lastName);

/** The sample customer is signed in, with one active cart that holds this. */
export async function isSampleIn(world: World, lines: Record<string, number>): Promise<void> {
  const { cart, account } = await world.extension.ask('panel.open');
  expect(account).toMatchObject({ state: 'customer', email: world.store.customer.email });
  expect(Object.fromEntries(cart.lines.map(({ productId, quantity }) => [productId, quantity]))).toEqual(lines);
  const customer = sampleOf(world)?.id;
  const theirs = world.store.inspect
    .carts()
    .filter(({ cartState, customerId }) => cartState === 'Active' && customerId === customer)
    .map(({ lineItems }) => Object.fromEntries(lineItems.map(({ productId, quantity }) => [productId, quantity])));
  expect(theirs).toContainEqual(lines);
}
