/** What the shopper does, and the time it takes. */
import { vi } from 'vitest';
import type { CartGesture } from '../../src/contract/cart.ts';
import type { DemoStore } from '../demo-store/store.ts';

/** A press on Add. */
export function add(productId: string, quantity = 1, variantId = 1): CartGesture & { kind: 'add' } {
  return { id: crypto.randomUUID(), kind: 'add', productId, variantId, quantity };
}

/** What the store's sample customer types. */
export function credentialsOf({ customer }: DemoStore) {
  return { email: customer.email, password: customer.password, keepSignedIn: true };
}

/** With the clock faked: lets time pass until the promise has ended, so that pauses and time-outs take no real time. */
export async function settle<Result>(promise: Promise<Result>): Promise<Result> {
  let over = false;
  const end = () => {
    over = true;
  };
  promise.then(end, end);
  while (!over) await vi.advanceTimersByTimeAsync(500);
  return promise;
}
