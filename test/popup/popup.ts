/** The popup in front of a small shop, for tests of what a shopper sees. */
import { render } from 'preact';
import { vi } from 'vitest';
import type { Account } from '../../src/contract/account.ts';
import { type Cart, type CartGesture, type CartLine, emptyCart } from '../../src/contract/cart.ts';
import type { Product, ProductCard, Variant } from '../../src/contract/catalog.ts';
import { type Money, sumMoney, timesMoney } from '../../src/contract/money.ts';
import type { SearchAbilities, SearchPage } from '../../src/contract/search.ts';
import { type Answers, installWorker } from '../ui/page-surroundings.ts';

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

export function cartOf(lines: CartLine[]): Cart {
  const total = sumMoney(lines.map((each) => each.total));
  if (!total) return emptyCart;
  return { lines, count: lines.reduce((sum, each) => sum + each.quantity, 0), totals: { subtotal: total, total } };
}

/** A shop that does what it is asked. */
export function createShop({ cart = emptyCart, account = { state: 'nobody' } as Account } = {}) {
  let lines = cart.lines;
  let here = account;
  const enter = (customer: { email: string; firstName: string }) => {
    here = { state: 'customer', ...customer };
    return { account: here, cart: cartOf(lines) };
  };
  const change = (gesture: CartGesture) => {
    if (gesture.kind === 'add') {
      const known = lines.find((each) => each.productId === gesture.productId && each.variantId === gesture.variantId);
      const of = products.find((each) => each.id === gesture.productId) ?? teapot;
      const more = line(of, gesture.quantity, {
        id: `line-${of.id}-${gesture.variantId}`,
        variantId: gesture.variantId,
      });
      lines = known
        ? lines.map((each) => withQuantity(each, each === known ? each.quantity + gesture.quantity : undefined))
        : [...lines, more];
    } else {
      lines = lines.map((each) => {
        if (each.id !== gesture.lineId) return each;
        if (gesture.kind === 'remove') return withQuantity(each, 0);
        return withQuantity(each, gesture.kind === 'set' ? gesture.quantity : each.quantity + gesture.by);
      });
    }
    lines = lines.filter((each) => each.quantity > 0);
    return cartOf(lines);
  };
  const answers = {
    'panel.open': () => ({
      shop: { projectKey: 'shop', locale: 'en-GB', without: [], mayKeepSignedIn: true, pages: {} },
      account,
      cart: cartOf(lines),
    }),
    'catalog.search': ({ text }) => {
      const results = products.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase())).map(cardOf);
      return pageOf(results);
    },
    'catalog.product': (id) => products.find((each) => each.id === id) ?? teapot,
    'catalog.categories': () => [],
    ...recall(),
    'cart.read': () => cartOf(lines),
    'cart.change': change,
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
  return answers;
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

function withQuantity(each: CartLine, quantity: number | undefined): CartLine {
  return quantity === undefined ? each : { ...each, quantity, total: timesMoney(each.unit.now, quantity) };
}

/** Opens the popup anew before a worker that gives these answers. */
export async function openPopup(answers: Answers = createShop()): Promise<void> {
  installWorker(answers);
  const before = document.getElementById('app');
  if (before) render(null, before);
  vi.resetModules();
  const app = document.createElement('div');
  app.id = 'app';
  document.body.replaceChildren(app);
  await import('../../src/popup/main.tsx');
}
