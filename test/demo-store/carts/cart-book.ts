/** The carts of the shop, and whose they are. Carts are values: a change puts another one in the place of the first. */
import type { Cart } from '@commercetools/platform-sdk';
import type { Subject } from '../auth/tokens.ts';

/** The default of a project: https://docs.commercetools.com/api/projects/project#cartsconfiguration */
export const defaultLifetimeDays = 90;

export type Owner = NonNullable<Subject>;

export function createCartBook({ now }: { now: () => number }) {
  const kept = new Map<string, Cart>();
  // Which was changed last must be certain even within one millisecond.
  const lastTouched = new Map<string, number>();
  let touches = 0;

  /** Those that have not been left alone for too long: older ones are deleted, as the shop does with them. */
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
    /** With a store's key only the carts of that store; the same goes for the two below. */
    ofOwner,
    /** The cart of that id, if it is this owner's. */
    find(id: string, owner: Owner, storeKey?: string): Cart | undefined {
      const cart = living().get(id);
      return cart !== undefined && owns(owner, cart) && belongsTo(cart, storeKey) ? cart : undefined;
    },
    /** The cart of that id, whosesoever it is. */
    get: (id: string) => living().get(id),
    /** The most recently modified active cart that a shopper may see as theirs: agents' and quotes' carts are not. */
    active(owner: Owner, storeKey?: string): Cart | undefined {
      return ofOwner(owner, storeKey)
        .filter(({ cartState, origin }) => cartState === 'Active' && origin !== 'Merchant' && origin !== 'Quote')
        .reduce<Cart | undefined>((last, cart) => (last && touchOf(last) > touchOf(cart) ? last : cart), undefined);
    },
    /** Puts a new cart in, as it is. */
    add: put,
    /** Puts `cart` in the place of its former self, with a higher version: not always by one, as in the real API. */
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

/** The moment it is deleted: https://docs.commercetools.com/api/projects/carts#set-deletedaysafterlastmodification */
function endOf({ lastModifiedAt, deleteDaysAfterLastModification = defaultLifetimeDays }: Cart): number {
  return Date.parse(lastModifiedAt) + deleteDaysAfterLastModification * 86_400_000;
}

function owns(owner: Owner, cart: Cart): boolean {
  return 'customerId' in owner ? cart.customerId === owner.customerId : cart.anonymousId === owner.anonymousId;
}

function belongsTo(cart: Cart, storeKey: string | undefined): boolean {
  return storeKey === undefined || cart.store?.key === storeKey;
}
