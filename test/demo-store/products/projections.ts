/**
 * Product projections: lists by predicate, and single ones by id or key, with price selection and locale projection.
 *
 * @see https://docs.commercetools.com/api/projects/productProjections
 */
import type {
  LocalizedString,
  ProductProjection,
  ProductProjectionPagedQueryResponse,
  Store,
} from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import { scopesFor } from '../auth/scopes.ts';
import { malformedParameter, resourceNotFound } from '../project/errors.ts';
import { booleanParameter, demandScope, originOf, type StoreContext, type StoreEnv } from '../project/http.ts';
import { pageOf } from '../project/query.ts';
import { sellsIn } from '../project/stores.ts';
import type { Shop } from '../store/shop.ts';
import { withPictures } from './pictures.ts';
import { mapVariants, type PriceScope, withSelectedPrices } from './prices.ts';

/** Fields that a `where` or `sort` on projections may start with. */
const projectionFields = [
  'id',
  'version',
  'key',
  'createdAt',
  'lastModifiedAt',
  'productType',
  'name',
  'description',
  'slug',
  'categories',
  'categoryOrderHints',
  'metaTitle',
  'metaDescription',
  'metaKeywords',
  'searchKeywords',
  'hasStagedChanges',
  'published',
  'masterVariant',
  'variants',
  'taxCategory',
  'state',
  'reviewRatingStatistics',
  'priceMode',
  'attributes',
];

/** Adds `/product-projections` to `app`. Its two searches have files of their own. */
export function routeProjections(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/product-projections', (context) => {
    const parameters = productParameters(shop, context);
    const { products } = shop.catalogue;
    const kind = { resource: 'product-projections', fields: projectionFields, byId: shop.productsById };
    const show = presentation(shop, context, parameters);
    const page = pageOf(products, parameters, kind);
    const answer: ProductProjectionPagedQueryResponse = { ...page, results: page.results.map(show) };
    return context.json(answer);
  });
}

/**
 * Adds `/product-projections/{id}` to `app`, which serves the project or one of its stores. The searches below the same
 * path must be routed first.
 */
export function routeProjection(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/product-projections/:name', (context) => {
    const parameters = productParameters(shop, context);
    const name = context.req.param('name');
    const show = presentation(shop, context, parameters);
    const product = name.startsWith('key=') ? shop.products.byKey.get(name.slice(4)) : shop.productsById.get(name);
    if (product === undefined) throw resourceNotFound(name);
    return context.json(show(product));
  });
}

/** The parameters of a request for published products, if the bearer may read them. */
export function productParameters(shop: Shop, context: StoreContext): URLSearchParams {
  const parameters = new URL(context.req.url).searchParams;
  const staged = booleanParameter('staged', parameters.get('staged') ?? undefined, false);
  demandScope(shop, context, staged ? scopesFor.stagedProducts : scopesFor.products);
  return parameters;
}

/**
 * Prepares products for a response: selects prices, projects locales, and puts pictures on this host. A store's
 * languages and countries apply too.
 *
 * @param options price selection, and whether variants are included; the default depends on the catalog model
 *
 * @see https://docs.commercetools.com/api/projects/productProjections#projection-dimensions
 */
export function presentation(
  shop: Shop,
  context: StoreContext,
  parameters: URLSearchParams,
  { select = withSelectedPrices, whole = shop.catalogModel === 'Classic' } = {},
) {
  const scope = priceScope(shop, parameters);
  const store = context.get('store');
  const locales = projectedLocales(parameters.getAll('localeProjection'), store?.languages);
  const origin = originOf(context);
  return (product: ProductProjection): ProductProjection => {
    const sold = store === undefined ? product : soldIn(product, store);
    const priced = scope === undefined ? sold : select(sold, scope);
    const shown = withPictures(locales === undefined ? priced : onlyIn(priced, locales), origin);
    return whole ? shown : withoutVariants(shown);
  };
}

/**
 * A product of a modular catalogue, whose variants are separate resources.
 *
 * @see https://docs.commercetools.com/api/projects/variant-projections
 */
export function withoutVariants({ masterVariant: _master, ...product }: ProductProjection): ProductProjection {
  // The types require a master variant.
  return { ...product, variants: [] } as unknown as ProductProjection;
}

/** The criteria of price selection in a query. Without the currency the other price parameters are rejected. */
export function priceScope(shop: Shop, parameters: URLSearchParams): PriceScope | undefined {
  const currency = parameters.get('priceCurrency');
  const country = parameters.get('priceCountry') ?? undefined;
  if (currency === null) {
    const orphan = ['priceCountry', 'priceCustomerGroup', 'priceChannel'].find((name) => parameters.has(name));
    if (orphan === undefined) return undefined;
    throw malformedParameter(
      orphan,
      'The price selecting parameters country, channel and customer group can only be used with the currency.',
    );
  }
  if (!/^[A-Z]{3}$/.test(currency)) throw malformedParameter('priceCurrency', `'${currency}' is not a currency code.`);
  if (country !== undefined && !/^[A-Z]{2}$/.test(country)) {
    throw malformedParameter('priceCountry', `'${country}' is not a country code.`);
  }
  return { currency, country, at: shop.now() };
}

/** The locales to include; `undefined` for all. */
function projectedLocales(wished: readonly string[], spoken: readonly string[] = []): readonly string[] | undefined {
  if (wished.length === 0) return spoken.length === 0 ? undefined : spoken;
  return spoken.length === 0 ? wished : wished.filter((locale) => spoken.includes(locale));
}

/** The product without the prices of countries in which the store does not sell. */
function soldIn(product: ProductProjection, store: Store): ProductProjection {
  return mapVariants(product, (variant) => {
    const { prices } = variant;
    if (prices === undefined) return variant;
    return { ...variant, prices: prices.filter(({ country }) => country === undefined || sellsIn(store, country)) };
  });
}

/** Locale projection: removes the other languages. */
function onlyIn(product: ProductProjection, locales: readonly string[]): ProductProjection {
  const only = (text: LocalizedString) =>
    Object.fromEntries(Object.entries(text).filter(([tag]) => locales.includes(tag)));
  const { name, slug, description, metaTitle, metaDescription } = product;
  return {
    ...product,
    name: only(name),
    slug: only(slug),
    ...(description === undefined ? {} : { description: only(description) }),
    ...(metaTitle === undefined ? {} : { metaTitle: only(metaTitle) }),
    ...(metaDescription === undefined ? {} : { metaDescription: only(metaDescription) }),
  };
}
