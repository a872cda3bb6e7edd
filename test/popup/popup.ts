/** The popup in front of a small shop, for tests of what a shopper sees. */
import { render } from 'preact';
import { expect, vi } from 'vitest';
import type { Account } from '../../src/contract/account.ts';
import {
  type Cart,
  type CartGesture,
  type CartLine,
  type CountedLine,
  emptyCart,
  type ShippingOption,
} from '../../src/contract/cart.ts';
import type { Product, ProductCard, Variant } from '../../src/contract/catalog.ts';
import { expectedCart } from '../../src/contract/expected-cart.ts';
import type { Failure } from '../../src/contract/failure.ts';
import { type Money, sumMoney, timesMoney } from '../../src/contract/money.ts';
import type { SearchAbilities, SearchPage } from '../../src/contract/search.ts';
import { type Answers, asked, installWorker, sessionStorage } from '../ui/page-surroundings.ts';

export const euro = (amount: number): Money => ({ currency: 'EUR', amount, fractionDigits: 2 });

/** A variant that can be bought, of which nothing else is known. */
export function variant(id: number, facts: Partial<Variant> = {}): Variant {
  const { available = true } = facts;
  return { id, available, stock: { available }, tiers: [], pictures: [], values: {}, facts: [], ...facts };
}

/** What the best way of searching can do. */
export const abilities: SearchAbilities = {
  way: 'graphql',
  search: true,
  halfWords: true,
  typos: true,
  filters: ['price', 'in-stock', 'on-sale', 'attributes'],
  facets: true,
  sorts: ['relevance', 'price-up', 'price-down', 'name', 'newest'],
  suggestions: false,
};

/** The only page of results, unless said otherwise. */
export function pageOf(products: ProductCard[], facts: Partial<SearchPage> = {}): SearchPage {
  return { results: products, total: products.length, facets: [], abilities, readAt: Date.now(), ...facts };
}

/** A product with one variant, €10.00 unless said otherwise. */
export function product(name: string, facts: Partial<Product> = {}): Product {
  const price = { now: euro(1000) };
  return {
    id: name.toLowerCase().replaceAll(' ', '-'),
    name,
    language: 'en',
    price,
    variantId: 1,
    variantCount: 1,
    available: true,
    axes: [],
    variants: [variant(1, { price })],
    pictures: [],
    facts: [],
    categoryIds: [],
    ...facts,
  };
}

export const teapot = product('Teapot');
export const kettle = product('Kettle');
export const shirt = product('Linen shirt', {
  variantCount: 3,
  axes: [
    {
      name: 'color',
      values: [
        { key: 'navy', label: 'Navy' },
        { key: 'oat', label: 'Oat' },
      ],
    },
    {
      name: 'size',
      values: [
        { key: 's', label: 'S' },
        { key: 'm', label: 'M' },
      ],
    },
  ],
  variants: [
    variant(1, { price: { now: euro(4000) }, values: { color: 'navy', size: 's' } }),
    variant(2, { price: { now: euro(4000) }, values: { color: 'navy', size: 'm' } }),
    variant(3, { price: { now: euro(4500) }, available: false, values: { color: 'oat', size: 'm' } }),
  ],
});

const products = [teapot, kettle, shirt];

const shippingOptions: ShippingOption[] = [
  { id: 'standard', name: 'Standard', price: euro(490), freeAbove: euro(5000), isDefault: true },
  { id: 'express', name: 'Express', description: 'Tomorrow', price: euro(990), isDefault: false },
];

export function cardOf(of: Product): ProductCard {
  const { axes: _, variants: __, description: ___, pictures: ____, facts: _____, categoryIds: ______, ...card } = of;
  return card;
}

/** A line with `quantity` of a product's first variant. */
export function line(of: Product, quantity: number, facts: Partial<CartLine> = {}): CartLine {
  const unit = of.variants[0]?.price ?? { now: euro(0) };
  return {
    id: `line-${of.id}`,
    productId: of.id,
    variantId: 1,
    name: of.name,
    language: 'en',
    traits: [],
    unit,
    quantity,
    total: timesMoney(unit.now, quantity),
    ...facts,
  };
}

/** `quantity` of a product, as news of the cart speak of it. */
export function countedLine(of: Product, quantity: number, facts: Partial<CountedLine> = {}): CountedLine {
  const { id: _, total: __, ...counted } = line(of, quantity);
  return { ...counted, ...facts };
}

export function cartOf(lines: CartLine[]): Cart {
  const total = sumMoney(lines.map((each) => each.total));
  if (!total) return emptyCart;
  return { lines, count: lines.reduce((sum, each) => sum + each.quantity, 0), totals: { subtotal: total, total } };
}

/** The cart once the shop has agreed to everything in it. */
export function confirmed({ waiting: _, ...cart }: Cart): Cart {
  const { codes } = cart;
  return {
    ...cart,
    lines: cart.lines.map(({ isWaiting: __, ...each }) => each),
    ...(codes && {
      codes: codes.map((code) => ({ ...code, state: code.state === 'waiting' ? 'applied' : code.state })),
    }),
  };
}

interface ShopFacts {
  cart?: Cart;
  account?: Account;
  /** What keeps changes from being sent; `undefined` for none, and then the shop agrees at once. */
  obstacle?: () => Failure | 'silence' | undefined;
}

/** A worker and its shop, which does what it is asked: every gesture counts once, and what it is told grows in revision. */
export function createShop({ cart: given = emptyCart, account = { state: 'nobody' }, obstacle }: ShopFacts = {}) {
  let cart = given;
  let here = account;
  const tell = (next: Cart): Cart => {
    cart = { ...next, revision: (cart.revision ?? 0) + 1 };
    return cart;
  };
  const enter = (customer: { email: string; firstName: string }) => {
    here = { state: 'customer', ...customer };
    return { account: here, cart: tell(confirmed(cart)) };
  };
  const sent = (next: Cart, count: number): Cart => {
    const why = obstacle?.();
    if (why === undefined) return confirmed(next);
    const since = next.waiting?.since ?? Date.now();
    return { ...next, waiting: { count, since, ...(why !== 'silence' && { failure: why }) } };
  };
  const change = (gesture: CartGesture) => {
    if (cart.gestures?.includes(gesture.id)) return cart;
    const gestures = [...(cart.gestures ?? []), gesture.id];
    return tell(sent({ ...expectedCart(cart, [gesture]), gestures }, (cart.waiting?.count ?? 0) + 1));
  };
  const without = (news: Cart['news'], id: string) => news?.filter((each) => each.id !== id) ?? [];
  return {
    'panel.open': () => ({
      era: 'era',
      shop: { projectKey: 'shop', locale: 'en-GB', country: 'DE', without: [], mayKeepSignedIn: true, pages: {} },
      account,
      cart,
    }),
    'catalog.search': ({ text }) => {
      const results = products.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(cardOf);
      return pageOf(results);
    },
    'catalog.product': (id) => products.find((each) => each.id === id) ?? teapot,
    'catalog.categories': () => [],
    ...recall(),
    'cart.read': () => (cart.waiting ? tell(sent(cart, cart.waiting.count)) : cart),
    'cart.change': change,
    'cart.dismiss': (id) => tell({ ...cart, news: without(cart.news, id) }),
    'cart.decide': (choice) => {
      const { forgotten, ...rest } = cart;
      const adds = choice === 'send' ? (forgotten?.lines ?? []) : [];
      const gestures = adds.map(
        ({ quantity, ...sketch }): CartGesture => ({ id: crypto.randomUUID(), kind: 'add', sketch, quantity }),
      );
      return tell(confirmed(expectedCart(rest, gestures)));
    },
    'cart.check': () => cart,
    'cart.shippingOptions': () => shippingOptions,
    'cart.checkOut': () => undefined,
    'account.signIn': ({ email }) => enter({ email, firstName: 'Ada' }),
    'account.signUp': ({ email, firstName }) => enter({ email, firstName }),
    'account.profile': () => ({
      email: '',
      firstName: '',
      ...(here.state === 'customer' && here),
      lastName: 'Lovelace',
      emailVerified: true,
      addresses: [],
    }),
    'account.signOut': () => ({ account: { state: 'nobody' }, cart: emptyCart }),
  } satisfies Answers;
}

/** A shop that keeps what was looked for and looked at; its front page has nothing, so that the panel shows all products. */
function recall() {
  let searches: string[] = [];
  let viewed: ProductCard[] = [];
  return {
    'catalog.home': () => ({ recent: viewed, again: [], onSale: [], categories: [] }),
    'catalog.suggest': () => [],
    'catalog.earlier': () => searches,
    'catalog.remember': (searched) => (searches = [searched, ...searches.filter((each) => each !== searched)]),
    'catalog.forget': (searched) => (searches = searches.filter((each) => each !== searched)),
    'catalog.forgetAll': () => (searches = []),
    'catalog.noteViewed': (id) => {
      const seen = products.find((each) => each.id === id);
      if (seen) viewed = [cardOf(seen), ...viewed.filter((each) => each.id !== id)];
      return viewed;
    },
    'catalog.forgetViewed': (id) => (viewed = viewed.filter((each) => each.id !== id)),
    'catalog.forgetAllViewed': () => (viewed = []),
  } satisfies Answers;
}

/** Opens the popup before a worker that gives these answers, as on a first day. */
export async function openPopup(answers: Answers = createShop()): Promise<void> {
  closePopup();
  for (const key of Object.keys(sessionStorage)) delete sessionStorage[key];
  // As the worker does when it is asked.
  sessionStorage['page/era'] = 'era';
  await reopenPopup(answers);
}

/** The popup dies as popups do: it is told that it is seen no longer, and then it is gone. */
export function closePopup(): void {
  const before = document.getElementById('app');
  if (!before) return;
  document.dispatchEvent(new Event('visibilitychange'));
  render(null, before);
  before.remove();
}

/**
 * Opens the popup again: what the one before has kept is there.
 *
 * @param prerendered what stands in its document before its script runs
 */
export async function reopenPopup(answers: Answers = createShop(), prerendered = ''): Promise<void> {
  closePopup();
  installWorker(answers);
  vi.resetModules();
  const app = document.createElement('div');
  app.id = 'app';
  app.innerHTML = prerendered;
  document.body.replaceChildren(app);
  await (await import('../../src/popup/main.tsx')).drawn;
  // The frame is there, and what the panel fetches beside it, before anybody could press anything.
  const { fetchViews } = await import('../../src/popup/further-views.ts');
  await fetchViews();
  // What waits for the first frame to be painted has been asked.
  await vi.waitFor(() => expect(asked.map(({ type }) => type)).toContain('panel.open'));
}
