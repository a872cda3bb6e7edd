/**
 * Answers by hand, for tests of what the popup makes of a cart that the demo store hardly comes to, and of its
 * snapshots. `hand-made-shop.test.ts` holds their shape to that of the real worker's answers.
 */

import type { Account } from '../../../src/contract/account.ts';
import { type Cart, emptyCart, type ShippingOption } from '../../../src/contract/cart.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import type { Failure } from '../../../src/contract/failure.ts';
import { expectedCart } from '../../../src/contract/rules/expected-cart.ts';
import type { Answers } from '../../ui/harness/browser.ts';
import { cardOf, confirmed, euro, kettle, pageOf, shirt, teapot } from './products.ts';

const products = [teapot, kettle, shirt];

const shippingOptions: ShippingOption[] = [
  { id: 'standard', name: 'Standard', price: euro(490), freeAbove: euro(5000), isDefault: true },
  { id: 'express', name: 'Express', description: 'Tomorrow', price: euro(990), isDefault: false },
];

interface ShopFacts {
  cart?: Cart;
  account?: Account;
  /** What keeps changes from being sent; `undefined` for none, and then the shop agrees at once. */
  obstacle?: () => Failure | 'silence' | undefined;
}

/**
 * A worker and its shop, which does what it is asked: every command counts once, and what it is told grows in revision.
 */
export function createShop({ cart: given = emptyCart, account = { state: 'none' }, obstacle }: ShopFacts = {}) {
  let cart = given;
  const tell = (next: Cart): Cart => {
    cart = { ...next, revision: (cart.revision ?? 0) + 1 };
    return cart;
  };
  const sent = (next: Cart, count: number): Cart => {
    const why = obstacle?.();
    if (why === undefined) return confirmed(next);
    const since = next.waiting?.since ?? Date.now();
    return { ...next, waiting: { count, since, ...(why !== 'silence' && { failure: why }) } };
  };
  const change = (command: CartCommand) => {
    if (cart.commands?.includes(command.id)) return cart;
    const commands = [...(cart.commands ?? []), command.id];
    return tell(sent({ ...expectedCart(cart, [command]), commands }, (cart.waiting?.count ?? 0) + 1));
  };
  const without = (news: Cart['news'], id: string) => news?.filter((each) => each.id !== id) ?? [];
  return {
    'panel.open': () => ({
      viewerEpoch: 'epoch',
      shop: {
        projectKey: 'shop',
        locale: 'en-GB',
        country: 'DE',
        currency: 'EUR',
        without: [],
        mayKeepSignedIn: true,
        pages: {},
      },
      account,
      cart,
      earlier: [],
      due: ['cart', 'home'],
    }),
    'catalog.search': ({ text }) => {
      const results = products.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(cardOf);
      return pageOf(results);
    },
    'catalog.product': (id) => products.find((each) => each.id === id) ?? teapot,
    'catalog.categories': () => [],
    // The front page has nothing, so that the panel shows all products.
    'catalog.home': () => ({ recent: [], again: [], onSale: [], categories: [] }),
    'catalog.suggest': () => [],
    'catalog.remember': (searched) => [searched],
    'catalog.noteViewed': () => [],
    'cart.read': () => (cart.waiting ? tell(sent(cart, cart.waiting.count)) : cart),
    'cart.change': change,
    'cart.dismiss': (id) => tell({ ...cart, news: without(cart.news, id) }),
    'cart.decide': (choice) => {
      const { forgotten, ...rest } = cart;
      const adds = choice === 'send' ? (forgotten?.lines ?? []) : [];
      const commands = adds.map(
        ({ quantity, ...draft }): CartCommand => ({ id: crypto.randomUUID(), kind: 'add', draft, quantity }),
      );
      return tell(confirmed(expectedCart(rest, commands)));
    },
    'cart.check': () => cart,
    'cart.shippingOptions': () => shippingOptions,
    'cart.checkOut': () => cart,
  } satisfies Answers;
}
