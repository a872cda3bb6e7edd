/**
 * The cart at the shop. A cart has no idempotency key but its `version`: the same request with the same version applies at
 * most once, so after a lost answer that is what is sent again, and a 409 then means "perhaps mine".
 */
import type { Cart, CartGesture } from '../contract/cart.ts';
import { emptyCart } from '../contract/cart.ts';
import { type FailureError, fail, isDoubtful, isFailure } from '../contract/failure.ts';
import type { Preferences } from '../contract/settings.ts';
import type { Api } from './api.ts';
import { lineDraft, planGesture } from './cart-plan.ts';
import { cartOf } from './cart-view.ts';
import { cart as cartSchema, read, type WireCart } from './wire.ts';

export interface Carts {
  /** The shopper's active cart; `undefined` when they have none. */
  active(): Promise<WireCart | undefined>;
  /**
   * Carries out one gesture and gives the cart that came of it.
   *
   * @param known the last-known cart; `undefined` when there is known to be none
   * @throws `conflict` after three rounds, `not-sold-here`, `not-found` when the line or the cart is gone
   */
  change(known: WireCart | undefined, gesture: CartGesture): Promise<WireCart>;
  view(wire: WireCart | undefined): Cart;
}

const rounds = 3;

export function createCarts(api: Api, preferences: Preferences): Carts {
  const { currency, country, locale } = preferences;

  const active = async () => {
    try {
      const request = { purpose: 'own', method: 'GET', path: '/me/active-cart', repeatable: true } as const;
      return read(cartSchema, await api(request));
    } catch (thrown) {
      // Nobody, or a guest whose session the shop has ended.
      if (isFailure(thrown, 'not-found', 'sign-in-needed')) return undefined;
      throw thrown;
    }
  };

  /** The first line travels in the draft: one request. */
  const create = async (gesture: CartGesture & { kind: 'add' }): Promise<WireCart> => {
    const body = { currency, country, locale, lineItems: [lineDraft(gesture)] };
    try {
      const request = { purpose: 'begin', method: 'POST', path: '/me/carts', body, repeatable: false } as const;
      return read(cartSchema, await api(request));
    } catch (thrown) {
      if (!isDoubtful(thrown)) throw thrown;
      // A cart has no version before it exists: ask whether it does before making a second.
      const made = await active();
      if (!made) throw thrown;
      return change(made, gesture);
    }
  };

  const post = async (known: WireCart, actions: unknown[]): Promise<WireCart> =>
    read(
      cartSchema,
      await api({
        purpose: 'own',
        method: 'POST',
        path: `/me/carts/${encodeURIComponent(known.id)}`,
        body: { version: known.version, actions },
        // With the same version it applies at most once.
        repeatable: true,
      }),
    );

  const change = async (known: WireCart | undefined, gesture: CartGesture): Promise<WireCart> => {
    let cart = known;
    for (let round = 1; round <= rounds; round += 1) {
      if (!cart) {
        if (gesture.kind !== 'add') throw fail('not-found');
        return create(gesture);
      }
      const plan = planGesture(cart, gesture);
      if (!plan) throw fail('not-found');
      if (plan.actions.length === 0) return cart;
      try {
        return await post(cart, plan.actions);
      } catch (thrown) {
        // Gone or ordered, or with the guest it was of: the next round makes a new one. Changed elsewhere: plan anew.
        if (!isFailure(thrown, 'conflict', 'not-found', 'sign-in-needed') && !isDoubtful(thrown)) throw thrown;
        const fresh = await active();
        // Only a request of which an earlier try may have arrived can have brought the cart to where it is now.
        const perhapsOurs = isDoubtful(thrown) || (thrown as FailureError).repeated === true;
        if (perhapsOurs && fresh?.id === cart.id && plan.landed(fresh)) return fresh;
        if (isDoubtful(thrown)) throw thrown;
        cart = fresh;
      }
    }
    throw fail('conflict');
  };

  return { active, change, view: (wire) => (wire ? cartOf(wire, locale) : emptyCart) };
}
