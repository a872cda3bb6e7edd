/** Products and categories in GraphQL: the data of the projections under GraphQL's names. */
import type {
  Attribute,
  Category,
  Price,
  ProductProjection,
  ProductVariant,
  Reference,
} from '@commercetools/platform-sdk';
import { scopesFor } from '../auth/scopes.ts';
import { categoriesOf } from '../products/categories.ts';
import { withPictures } from '../products/pictures.ts';
import { type PriceScope, selectPrice } from '../products/prices.ts';
import { withoutVariants } from '../products/projections.ts';
import { malformedParameter } from '../project/errors.ts';
import { demandScope, originOf, type StoreContext } from '../project/http.ts';
import { type Shop, variantsOf } from '../store/shop.ts';
import { availabilityOf } from './graphql-availability.ts';
import {
  type ListArguments,
  type LocaleArguments,
  listParameters,
  localized,
  pageFields,
  textIn,
} from './graphql-text.ts';

export interface VariantArguments {
  skus?: string[] | null;
  isOnStock?: boolean | null;
  hasImages?: boolean | null;
}

/** `Query.product`. */
export function productFields(shop: Shop, context: StoreContext) {
  return {
    product({ id, key, sku }: { id?: string | null; key?: string | null; sku?: string | null }) {
      demandScope(shop, context, scopesFor.products);
      const product =
        shop.productsById.get(id ?? '') ?? shop.products.byKey.get(key ?? '') ?? shop.bySku.get(sku ?? '')?.product;
      return product === undefined ? null : productOf(shop, context, product);
    },
  };
}

/** `Query.category` and `Query.categories`. */
export function categoryFields(shop: Shop, context: StoreContext) {
  return {
    category({ id, key }: { id?: string | null; key?: string | null }) {
      demandScope(shop, context, scopesFor.categories);
      const category = shop.catalogue.categories.find((one) => (id == null ? one.key === key : one.id === id));
      return category === undefined ? null : categoryOf(shop, category);
    },
    categories(wish: ListArguments) {
      demandScope(shop, context, scopesFor.categories);
      return pageFields(categoriesOf(shop, listParameters(wish)), (category) => categoryOf(shop, category));
    },
  };
}

/** A published product. Staged data needs another scope, and this shop has none. */
export function productOf(shop: Shop, context: StoreContext, product: ProductProjection) {
  const { id, key, version, productType, createdAt, lastModifiedAt, taxCategory } = product;
  const data = () => {
    const shown = shop.catalogModel === 'Classic' ? product : withoutVariants(product);
    return dataOf(shop, withPictures(shown, originOf(context)));
  };
  return {
    id,
    key,
    version,
    createdAt,
    lastModifiedAt,
    productTypeRef: productType,
    taxCategoryRef: taxCategory,
    skus: skusOf(product),
    masterData: {
      published: true,
      hasStagedChanges: false,
      current: data,
      staged() {
        demandScope(shop, context, scopesFor.stagedProducts);
        return data();
      },
    },
  };
}

function dataOf(shop: Shop, product: ProductProjection) {
  const { name, description, slug, categories, searchKeywords = {}, masterVariant, variants } = product;
  const listed = (all: readonly ProductVariant[]) => (wish: VariantArguments) =>
    all.filter((variant) => isWanted(variant, wish)).map((variant) => variantFields(shop, variant));
  return {
    ...localized({ name, description, slug }),
    categoriesRef: categories,
    categories: () => withIds(shop, categories),
    searchKeyword: ({ locale }: { locale: string }) => searchKeywords[locale] ?? null,
    searchKeywords: Object.entries(searchKeywords).map(([locale, keywords]) => ({ locale, searchKeywords: keywords })),
    // A modular catalogue has no master variant, which the type does not allow: `current` is then null, with an error.
    masterVariant: masterVariant && variantFields(shop, masterVariant),
    variants: listed(variants),
    allVariants: listed(variantsOf(product)),
    variant({ sku, key }: { sku?: string | null; key?: string | null }) {
      const variant = variantsOf(product).find((one) => (sku == null ? one.key === key : one.sku === sku));
      return variant === undefined ? null : variantFields(shop, variant);
    },
    skus: skusOf(product),
    attributesRaw: product.attributes ?? [],
  };
}

function isWanted({ sku, availability, images = [] }: ProductVariant, wish: VariantArguments): boolean {
  const { skus, isOnStock, hasImages } = wish;
  if (skus != null && !(sku !== undefined && skus.includes(sku))) return false;
  if (isOnStock != null && availability?.isOnStock !== isOnStock) return false;
  return hasImages == null || images.length > 0 === hasImages;
}

/** All fields of a variant, also of a variant in a cart's line. */
export function variantFields(shop: Shop, variant: ProductVariant) {
  const { id, key, sku, prices = [], images = [], attributes = [], availability } = variant;
  return {
    id,
    key,
    sku,
    prices: prices.map(priceFields),
    price({ currency, country, date }: { currency: string; country?: string | null; date?: string | null }) {
      if (!/^[A-Z]{3}$/.test(currency)) throw malformedParameter('currency', `'${currency}' is not a currency code.`);
      const at = date == null ? shop.now() : Date.parse(date);
      const scope: PriceScope = { currency, country: country ?? undefined, at };
      const price = selectPrice(prices, scope);
      return price === undefined ? null : priceFields(price);
    },
    images: images.map(({ url, dimensions: { w, h }, label }) => ({ url, label, dimensions: { width: w, height: h } })),
    availability: availability && availabilityOf(availability),
    attributesRaw: ({
      includeNames,
      excludeNames,
    }: {
      includeNames?: string[] | null;
      excludeNames?: string[] | null;
    }) =>
      attributes.filter(
        ({ name }: Attribute) => (includeNames?.includes(name) ?? true) && !(excludeNames?.includes(name) ?? false),
      ),
  };
}

/** The GraphQL type of money follows from the `type` in JSON. */
export function moneyFields<Money extends { type: string }>(money: Money) {
  return { ...money, __typename: money.type === 'highPrecision' ? 'HighPrecisionMoney' : 'Money' };
}

export function priceFields({ value, discounted, tiers, channel, ...rest }: Price) {
  return {
    ...rest,
    value: moneyFields(value),
    channelRef: channel,
    discounted: discounted && { value: moneyFields(discounted.value), discountRef: discounted.discount },
    tiers: tiers?.map(({ minimumQuantity, value: one }) => ({ minimumQuantity, value: moneyFields(one) })),
  };
}

export interface CategoryFields extends Omit<Category, 'name' | 'slug' | 'description' | 'ancestors' | 'parent'> {
  name: (wish: LocaleArguments) => string | null;
  parent: () => CategoryFields | null;
  ancestors: () => CategoryFields[];
  children: () => CategoryFields[];
  [field: string]: unknown;
}

function categoryOf(shop: Shop, category: Category): CategoryFields {
  const { name, slug, description, ancestors, parent, ...rest } = category;
  const children = () => shop.catalogue.categories.filter((other) => other.parent?.id === category.id);
  return {
    ...rest,
    ...localized({ name, slug, description }),
    name: (wish) => textIn(name, wish),
    ancestorsRef: ancestors,
    ancestors: () => withIds(shop, ancestors),
    parentRef: parent,
    parent: () => (parent === undefined ? null : (withIds(shop, [parent])[0] ?? null)),
    get childCount() {
      return children().length;
    },
    children: () => children().map((child) => categoryOf(shop, child)),
  };
}

function withIds(shop: Shop, references: readonly Reference[]): CategoryFields[] {
  return references
    .flatMap(({ id }) => shop.categoriesById.get(id) ?? [])
    .map((category) => categoryOf(shop, category));
}

function skusOf(product: ProductProjection): string[] {
  return variantsOf(product).flatMap(({ sku }) => sku ?? []);
}
