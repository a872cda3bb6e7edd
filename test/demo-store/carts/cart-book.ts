/** The carts of the shop and their owners. Carts are values: a change replaces a cart by another one. */
import type { Cart } from '@commercetools/platform-sdk';
import type { Subject } from '../auth/tokens.ts';

/** The default of a project: https://docs.commercetools.com/api/projects/project#cartsconfiguration */
export const defaultLifetimeDays = 90;

export type Owner = NonNullable<Subject>;

export function createCartBook({ now }: { now: () => number }) {
  const kept = new Map<string, Cart>();
  // Orders changes within the same millisecond.
  const lastTouched = new Map<string, number>();
  let touches = 0;

  /** The carts that have not expired: the shop deletes a cart after a time without changes. */
  const living = () => {
    for (const cart of kept.values()) if (endOf(cart) <= now()) kept.delete(cart.id);
    return kept;
  };
  const ofOwner = (owner: Owner, storeKey?: string) =>
    [...living().values()].filter((cart) => owns(owner, cart) && belongsTo(cart, storeKey));
  const put = (cart: Cart) => {
    kept.set(cart.id, cart);
    touches += 1;
    lastTouched.set(cart.id, touches);
    return cart;
  };

  return {
    all: () => [...living().values()],
    /** With a store key only the carts of that store; the same holds for the two functions below. */
    ofOwner,
    /** The cart with this id, if it belongs to this owner. */
    find(id: string, owner: Owner, storeKey?: string): Cart | undefined {
      const cart = living().get(id);
      return cart !== undefined && owns(owner, cart) && belongsTo(cart, storeKey) ? cart : undefined;
    },
    /** The cart with this id, of any owner. */
    get: (id: string) => living().get(id),
    /** The active cart that was changed last. A shopper cannot see the carts of agents and quotes. */
    active(owner: Owner, storeKey?: string): Cart | undefined {
      return ofOwner(owner, storeKey)
        .filter(({ cartState, origin }) => cartState === 'Active' && origin !== 'Merchant' && origin !== 'Quote')
        .reduce<Cart | undefined>((last, cart) => (last && touchOf(last) > touchOf(cart) ? last : cart), undefined);
    },
    /** Adds a new cart unchanged. */
    add: put,
    /** Replaces a cart by its changed version. As in the real API, the version may grow by more than one. */
    replace(cart: Cart, changes: number): Cart {
      const lastModifiedAt = new Date(now()).toISOString();
      return put({ ...cart, version: cart.version + Math.max(1, changes), lastModifiedAt });
    },
    delete: (id: string) => kept.delete(id),
  };

  function touchOf(cart: Cart): number {
    return lastTouched.get(cart.id) ?? 0;
  }
}

/**
 * The time at which the cart is deleted:
 * https://docs.commercetools.com/api/projects/carts#set-deletedaysafterlastmodification
 */
function endOf({ lastModifiedAt, deleteDaysAfterLastModification = defaultLifetimeDays }: Cart): number {
  return Date.parse(lastModifiedAt) + deleteDaysAfterLastModification * 86_400_000;
}

function owns(owner: Owner, cart: Cart): boolean {
  return 'customerId' in owner ? cart.customerId === owner.customerId : cart.anonymousId === owner.anonymousId;
}

function belongsTo(cart: Cart, storeKey: string | undefined): boolean {
  return storeKey === undefined || cart.store?.key === storeKey;
}
