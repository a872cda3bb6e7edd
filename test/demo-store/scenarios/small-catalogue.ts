/** A shop of five products, for tests that need exact words and prices. */
import type { Category, Price, ProductProjection } from '@commercetools/platform-sdk';
import type { Catalogue } from '../catalogue/shape.ts';
import { money, preciseMoney } from '../products/prices.ts';
import { createDemoStore, type DemoStore, type DemoStoreOptions } from '../store/store.ts';

const at = '2026-01-05T08:00:00.000Z';
const productType = { typeId: 'product-type', id: '7f1c0b3e-0000-4000-8000-00000000000a' } as const;
const discount = { typeId: 'product-discount', id: '7f1c0b3e-0000-4000-8000-00000000000b' } as const;

/** Parses `eur 1250 DE`, `usd 990`, `jpy 800 JP sale 500`; `eur 0.0349` has more digits than cents. */
function price(text: string): Price {
  const [, currency = '', amount = '', country, , sale] =
    /^(\w{3}) ([\d.]+)(?: ([A-Z]{2}))?( sale (\d+))?$/.exec(text) ?? [];
  const code = currency.toUpperCase();
  return {
    id: text.replaceAll(' ', '-'),
    value: amount.includes('.') ? preciseMoney(code, amount) : money(code, Number(amount)),
    ...(country === undefined ? {} : { country }),
    ...(sale === undefined ? {} : { discounted: { value: money(code, Number(sale)), discount } }),
  };
}

function category(id: string, en: string, parent?: Category): Category {
  const ancestors = parent === undefined ? [] : [...parent.ancestors, { typeId: 'category' as const, id: parent.id }];
  return {
    id,
    key: id,
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    name: { en },
    slug: { en: en.toLowerCase() },
    ancestors,
    ...(parent === undefined ? {} : { parent: { typeId: 'category', id: parent.id } }),
    orderHint: '0.5',
  };
}

const kitchen = category('kitchen', 'Kitchen');
const cups = category('cups', 'Cups', kitchen);
const desk = category('desk', 'Desk');

interface Article {
  id: string;
  name: { en: string; de: string };
  description: string;
  in: Category;
  prices: string[];
  /** One variant for each colour. */
  colours?: string[];
  /** Search keywords in German. */
  keywords?: string[];
}

function product(article: Article): ProductProjection {
  const { id, name, description, in: home, prices, colours = ['blue'], keywords = [] } = article;
  const [masterVariant, ...variants] = colours.map((colour, index) => ({
    id: index + 1,
    sku: `${id}-${colour}`.toUpperCase(),
    key: `${id}-${colour}`,
    prices: prices.map(price),
    images: [{ url: `/pictures/${id}.svg`, dimensions: { w: 10, h: 10 } }],
    attributes: [{ name: 'colour', value: { key: colour, label: { en: colour, de: colour } } }],
  }));
  if (masterVariant === undefined) throw new Error(`${id} has no colour`);
  const slug = { en: name.en.toLowerCase().replaceAll(' ', '-'), de: name.de.toLowerCase().replaceAll(' ', '-') };
  return {
    id,
    key: `key-${id}`,
    version: 3,
    createdAt: at,
    lastModifiedAt: at,
    productType,
    name,
    slug,
    description: { en: description, de: description },
    ...(keywords.length > 0 && { searchKeywords: { de: keywords.map((text) => ({ text })) } }),
    categories: [{ typeId: 'category', id: home.id }],
    published: true,
    hasStagedChanges: false,
    masterVariant,
    variants,
    attributes: [],
  };
}

const smallCatalogue: Catalogue = {
  categories: [kitchen, cups, desk],
  products: [
    product({
      id: 'mug',
      name: { en: 'Harbour mug', de: 'Hafenbecher' },
      description: 'Holds coffee.',
      in: cups,
      prices: ['eur 1250', 'eur 1190 DE', 'usd 1490'],
      colours: ['blue', 'red'],
    }),
    product({
      id: 'teapot',
      name: { en: 'Teapot with two cups', de: 'Teekanne mit zwei Tassen' },
      description: 'Brews a whole harbour of tea.',
      in: kitchen,
      prices: ['eur 4900 sale 3900', 'usd 5600 US'],
    }),
    product({
      id: 'notebook',
      name: { en: 'Travel notebook', de: 'Reisenotizbuch' },
      description: 'Lies flat.',
      in: desk,
      prices: ['eur 900', 'jpy 1400 JP'],
    }),
    product({
      id: 'pencil',
      name: { en: 'Pencil', de: 'Bleistift' },
      description: 'Made of cedar.',
      in: desk,
      prices: ['eur 150'],
      colours: ['red'],
    }),
    product({
      id: 'lamp',
      name: { en: 'Desk lamp', de: 'Schreibtischlampe' },
      description: 'Warm light.',
      in: desk,
      prices: ['usd 7900 US'],
    }),
  ],
  picture: (path) => (path === '/pictures/mug.svg' ? '<svg xmlns="http://www.w3.org/2000/svg"/>' : undefined),
};

/** A demo store with the small catalogue. */
export function smallStore(options: DemoStoreOptions = {}): DemoStore {
  return createDemoStore({ catalogue: smallCatalogue, projectKey: 'demo', ...options });
}

/** A demo store with one product, named `Thing` by default. */
export function storeOf(thing: Partial<Article>, options: DemoStoreOptions = {}): DemoStore {
  const name = { en: 'Thing', de: 'Ding' };
  const only = product({ id: 'thing', name, description: '', in: desk, prices: ['eur 1000'], ...thing });
  return createDemoStore({ catalogue: { ...smallCatalogue, products: [only] }, projectKey: 'demo', ...options });
}
