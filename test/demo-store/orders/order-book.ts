/** The orders of the shop and their owners. */
import type { Order } from '@commercetools/platform-sdk';
import type { Owner } from '../carts/cart-book.ts';

export function createOrderBook() {
  const kept = new Map<string, Order>();
  /** With a store key only the orders of that store. */
  const ofOwner = (owner: Owner, storeKey?: string) =>
    [...kept.values()].filter(
      (order) => owns(owner, order) && (storeKey === undefined || order.store?.key === storeKey),
    );

  return {
    all: () => [...kept.values()],
    ofOwner,
    find: (id: string, owner: Owner, storeKey?: string) => ofOwner(owner, storeKey).find((order) => order.id === id),
    add: (order: Order) => void kept.set(order.id, order),
    /** Gives the orders of a guest to the customer who signs in. */
    give(anonymousId: string, customerId: string): void {
      for (const { anonymousId: _guest, ...order } of ofOwner({ anonymousId })) {
        kept.set(order.id, { ...order, customerId, version: order.version + 1 });
      }
    },
  };
}

function owns(owner: Owner, order: Order): boolean {
  return 'customerId' in owner ? order.customerId === owner.customerId : order.anonymousId === owner.anonymousId;
}
