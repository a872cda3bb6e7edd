/** Vitest's `test` with the popup open in front of a shop: `shop` opens it, with the `options` of the test's group. */
import { test as base } from 'vitest';
import { type OpenShop, openShop, type ShopOptions } from './shop.ts';

interface Fixtures {
  /** What the shop, the cart and the shopper are like; `test.override` sets it for a group of tests. */
  options: ShopOptions;
  shop: OpenShop;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it which fixtures this one needs.
  options: async ({}, use) => use({}),
  shop: async ({ options }, use) => use(await openShop(options)),
});
