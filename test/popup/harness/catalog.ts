/**
 * The catalogue of the shop that the popup's tests open: three products, known by heart, as commercetools writes them.
 */
import type { Category, ProductProjection, ProductVariant } from '@commercetools/platform-sdk';
import type { Catalogue } from '../../demo-store/catalogue/shape.ts';

const at = '2026-01-05T08:00:00.000Z';

interface VariantFacts {
  /** Minor units. */
  euros: number;
  color?: string;
  size?: string;
  /** Pieces; without it the shop keeps no stock. */
  stock?: number;
}

interface ProductFacts {
  description?: string;
  categories?: string[];
  variants?: VariantFacts[];
}

const label = (key: string) => ({ en: key.length > 1 ? `${key[0]?.toUpperCase()}${key.slice(1)}` : key.toUpperCase() });

function variantOf(productId: string, { euros, color, size, stock }: VariantFacts, index: number): ProductVariant {
  const attribute = (name: string, key: string | undefined) =>
    key === undefined ? [] : [{ name, value: { key, label: label(key) } }];
  return {
    id: index + 1,
    sku: `${productId}-${index + 1}`,
    prices: [
      {
        id: `price-${productId}-${index + 1}`,
        value: { type: 'centPrecision', currencyCode: 'EUR', centAmount: euros, fractionDigits: 2 },
      },
    ],
    images: [],
    attributes: [...attribute('color', color), ...attribute('size', size)],
    ...(stock !== undefined && { availability: { isOnStock: stock > 0, availableQuantity: stock } }),
  };
}

/** A product with one variant for €10.00, unless `facts` say otherwise. Its id is its name in kebab-case. */
export function catalogProduct(name: string, facts: ProductFacts = {}): ProductProjection {
  const { description, categories = [], variants = [{ euros: 1000 }] } = facts;
  const id = name.toLowerCase().replaceAll(' ', '-');
  const [masterVariant, ...others] = variants.map((each, index) => variantOf(id, each, index));
  if (!masterVariant) throw new Error(`${name} has no variant`);
  return {
    id,
    key: id,
    version: 1,
    createdAt: at,
    lastModifiedAt: at,
    productType: { typeId: 'product-type', id: 'thing' },
    name: { en: name },
    slug: { en: id },
    ...(description !== undefined && { description: { en: description } }),
    categories: categories.map((category) => ({ typeId: 'category', id: category })),
    published: true,
    hasStagedChanges: false,
    masterVariant,
    variants: others,
    attributes: [],
  };
}

/** The products of the usual shop. */
export const shopProducts = [
  catalogProduct('Teapot'),
  catalogProduct('Kettle'),
  catalogProduct('Linen shirt', {
    variants: [
      { euros: 4000, color: 'navy', size: 's' },
      { euros: 4000, color: 'navy', size: 'm' },
      { euros: 4500, color: 'oat', size: 'm', stock: 0 },
    ],
  }),
];

/** A category by its name in English. */
export interface CatalogCategory {
  id: string;
  name: string;
  parentId?: string;
}

export function catalogOf(products: ProductProjection[], categories: CatalogCategory[] = []): Catalogue {
  return { categories: categories.map((each) => categoryOf(each, categories)), products, picture: () => undefined };
}

function categoryOf({ id, name, parentId }: CatalogCategory, all: CatalogCategory[]): Category {
  const parent = parentId === undefined ? undefined : { typeId: 'category' as const, id: parentId };
  return {
    ...{ id, key: id, version: 1, createdAt: at, lastModifiedAt: at },
    ...{ name: { en: name }, slug: { en: id }, orderHint: '0.5' },
    ancestors: ancestorsOf(parentId, all).map((ancestor) => ({ typeId: 'category', id: ancestor })),
    ...(parent && { parent }),
  };
}

function ancestorsOf(id: string | undefined, all: CatalogCategory[]): string[] {
  if (id === undefined) return [];
  return [...ancestorsOf(all.find((each) => each.id === id)?.parentId, all), id];
}
