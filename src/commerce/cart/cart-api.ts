/** The cart API: reads, creates, changes and deletes carts. What to send, and when to send again, the sync decides. */
import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import type { Delivery, ShippingOption } from '../../contract/cart.ts';
import { isFailure } from '../../contract/failure.ts';
import type { Preferences } from '../../contract/settings.ts';
import type { LineItemDraft } from '../cart-sync/update-actions.ts';
import type { Languages } from '../catalog/project-languages.ts';
import type { Api } from '../client/api.ts';
import { read } from '../wire.ts';
import { cartPage, cart as cartSchema, shippingMethodPage, type WireCart } from './cart-wire.ts';
import { shippingOptionsOf } from './shipping-options.ts';

export interface CartDraft {
  lines: LineItemDraft[];
  /** Discount codes. */
  codes: string[];
  /** The address and shipping method, as far as tax and shipping need them. */
  delivery?: Delivery;
}

/** Fails as {@link Api} does. */
export interface CartApi {
  /** The shopper's active cart, which is the one changed last; `undefined` for none. */
  active(): Promise<WireCart | undefined>;
  /**
   * All active carts of the session: several where a request to create one arrived twice. At most {@link pageOfCarts}.
   */
  actives(): Promise<WireCart[]>;
  /** A cart of the shopper's in any state; `undefined` when it is gone. */
  withId(id: string): Promise<WireCart | undefined>;
  /**
   * Creates a cart with its first lines in one request, and starts an anonymous session where there is none. The
   * request is never repeated, since each creates another cart; a second one follows only where the shop refuses the
   * cart's language.
   *
   * @param demandSession called synchronously before a request takes its token; throws when the session has changed
   */
  create(draft: CartDraft, demandSession?: () => void): Promise<WireCart>;
  /** Applies at most once, however often it is sent: `conflict` when the cart is at another version. */
  update(cart: Pick<WireCart, 'id' | 'version'>, actions: readonly MyCartUpdateAction[]): Promise<WireCart>;
  remove(cart: Pick<WireCart, 'id' | 'version'>): Promise<void>;
  /** The shipping methods for the cart's address. Fails with `refused` while it has none. */
  shippingOptions(cartId: string): Promise<ShippingOption[]>;
}

/** The words of discount codes that the shopper typed on other devices, if the API client may see them. */
const withCodes: [string, string][] = [['expand', 'discountCodes[*].discountCode']];

/** All active carts: a shopper has fewer than 50. */
const activeCarts: [string, string][] = [
  ['where', 'cartState = "Active"'],
  ['limit', '50'],
  ['withTotal', 'false'],
];

export function createCartApi(api: Api, { currency, country }: Preferences, languages: Languages): CartApi {
  const get = async (path: string): Promise<WireCart | undefined> => {
    try {
      return read(cartSchema, await api({ purpose: 'own', path, query: withCodes }));
    } catch (thrown) {
      // There is no session, or the shop has ended the guest's session.
      if (isFailure(thrown, 'not-found', 'sign-in-needed')) return undefined;
      throw thrown;
    }
  };

  return {
    active: () => get('/me/active-cart'),
    actives: async () => {
      const page = await api({ purpose: 'own', path: '/me/carts', query: activeCarts });
      return read(cartPage, page).results;
    },
    withId: (id) => get(pathOf(id)),
    create: async ({ lines, codes, delivery }, demandSession) => {
      const { method, ...shippingAddress } = delivery ?? {};
      const answer = await languages.inKnownLanguage((locale) => {
        demandSession?.();
        const body = {
          currency,
          country,
          ...(locale && { locale }),
          ...(lines.length > 0 && { lineItems: lines }),
          ...(codes.length > 0 && { discountCodes: codes }),
          ...(delivery && { shippingAddress }),
          ...(method && { shippingMethod: { typeId: 'shipping-method', id: method.id } }),
        };
        return api({ purpose: 'begin', method: 'POST', path: '/me/carts', body, changes: 'cart.create' });
      });
      return read(cartSchema, answer);
    },
    update: async ({ id, version }, actions) => {
      const body = { version, actions };
      const request = { purpose: 'own', method: 'POST', path: pathOf(id), body, changes: 'cart.update' } as const;
      return read(cartSchema, await api(request));
    },
    remove: async ({ id, version }) => {
      const query: [string, string][] = [['version', String(version)]];
      await api({ purpose: 'own', method: 'DELETE', path: pathOf(id), query, changes: 'cart.delete' });
    },
    shippingOptions: async (cartId) => {
      const body = await api({
        purpose: 'own',
        path: '/shipping-methods/matching-cart',
        query: [['cartId', cartId]],
      });
      return shippingOptionsOf(read(shippingMethodPage, body).results, languages.locales());
    },
  };
}

function pathOf(id: string): string {
  return `/me/carts/${encodeURIComponent(id)}`;
}
