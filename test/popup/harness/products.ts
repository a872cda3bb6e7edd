/** Products, carts and prices to try the panel on. */
import { type Cart, type CartLine, type CountedLine, emptyCart } from '../../../src/contract/cart.ts';
import type { Product, ProductCard, Variant } from '../../../src/contract/catalog.ts';
import { type Money, multiplyMoney, sumMoney } from '../../../src/contract/rules/money.ts';
import type { SearchAbilities, SearchPage } from '../../../src/contract/search.ts';

export const euro = (amount: number): Money => ({ currency: 'EUR', amount, fractionDigits: 2 });

/** A variant that can be bought, of which nothing else is known. */
export function variant(id: number, facts: Partial<Variant> = {}): Variant {
  const { available = true } = facts;
  return { id, available, stock: { available }, tiers: [], pictures: [], values: {}, attributes: [], ...facts };
}

/** What the best way of searching can do. */
export const abilities: SearchAbilities = {
  strategy: 'graphql',
  search: true,
  prefixMatch: true,
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
    attributes: [],
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

export function cardOf(of: Product): ProductCard {
  const {
    axes: _,
    variants: __,
    description: ___,
    pictures: ____,
    attributes: _____,
    categoryIds: ______,
    ...card
  } = of;
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
    total: multiplyMoney(unit.now, quantity),
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
