/**
 * commercetools for tests: auth host, API host and picture host of one demo shop, as a function from request to
 * response. Tests use it as `fetch`, and `npm start` runs against it.
 */
import type { Cart, Customer, Order } from '@commercetools/platform-sdk';
import { Hono } from 'hono';
import type { Clients } from '../auth/clients.ts';
import type { CustomerTokenKind } from '../auth/customer-tokens.ts';
import { routeOauth } from '../auth/oauth.ts';
import { routeSignIn } from '../auth/sign-in.ts';
import type { AccessToken, RefreshToken } from '../auth/tokens.ts';
import { routeCarts } from '../carts/carts.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import { type Catalogue, languages as catalogueLanguages } from '../catalogue/shape.ts';
import { demoShop } from '../catalogue/shop.ts';
import { routeCustomers } from '../customers/customers.ts';
import { addSampleCustomer, type SampleCustomer } from '../customers/sample-customer.ts';
import { demoCodes } from '../discounts/demo-discounts.ts';
import { routeDiscountCodes } from '../discounts/discount-codes.ts';
import { routeGraphql } from '../graphql/graphql.ts';
import { routeOrders } from '../orders/orders.ts';
import { routeProductSearch } from '../product-search/product-search.ts';
import { routeCategories } from '../products/categories.ts';
import { routePictures } from '../products/pictures.ts';
import { routeProjection, routeProjections } from '../products/projections.ts';
import { routeSuggestions } from '../products/suggestions.ts';
import { routeVariantProjections } from '../products/variant-projections.ts';
import { isRefusal, pathNotFound, refuse } from '../project/errors.ts';
import { bearerOf, type StoreEnv } from '../project/http.ts';
import { routeProject } from '../project/project.ts';
import { demoStores, inStore, routeStores } from '../project/stores.ts';
import { routeProjectionSearch } from '../projection-search/projection-search.ts';
import { createMerchant, type Merchant } from '../scenarios/merchant.ts';
import { type OtherDevice, otherDevice, type Whose } from '../scenarios/other-device.ts';
import { routeMatchingCart, routeMatchingLocation } from '../shipping-tax/shipping-methods.ts';
import { allowOtherOrigins, isPreflight } from './cors.ts';
import { type CatalogModel, createShop, type SearchSwitches, type Shop } from './shop.ts';

export interface DemoStoreOptions {
  /** Whole number, 1 to 50,000; 1,500 by default. */
  products?: number;
  /** The same seed gives the same catalogue; 1 by default. */
  seed?: number;
  /** A catalogue in place of `products` and `seed`. */
  catalogue?: Catalogue;
  projectKey?: string;
  /** `Classic` by default. In a modular catalogue, products are listed without their variants. */
  catalogModel?: CatalogModel;
  /** The project's languages, BCP 47; those of the demo catalogue by default. */
  languages?: readonly string[];
  /** Milliseconds since 1970; the real clock by default. */
  now?: () => number;
  /** Lifetime of an access token; 172,800 (two days) by default. */
  accessTokenSeconds?: number;
  /** Longest inactivity of a refresh token; 17,280,000 (200 days) by default. */
  refreshTokenSeconds?: number;
  /** All on by default. */
  search?: Partial<SearchSwitches>;
}

/** A request as it arrived at the store. */
export interface WireRecord {
  readonly method: string;
  readonly path: string;
  /** With the question mark, or empty. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the request is a preflight of the browser. */
  readonly preflight: boolean;
  /** Status of the response; 0 before it. */
  status: number;
}

/** Options of an e-mail of the shop. */
interface MailOptions {
  /** Key of the customer's store; without it the e-mail is for the global customer. */
  storeKey?: string;
  /** Lifetime of the token; by default a day for a password and three days for an e-mail address. */
  ttlMinutes?: number;
}

export interface DemoStore extends Merchant {
  /** Auth host and API host, distinguished by the path. Rejects only for an aborted request. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly projectKey: string;
  readonly clients: Clients;
  readonly customer: SampleCustomer;
  /** The stores of the shop, by key; `GET /stores` gives them as the API does. */
  readonly stores: typeof demoStores;
  /** The discount codes of the shop, by their effect. */
  readonly codes: typeof demoCodes;
  /** Can be changed while the store runs. */
  readonly search: SearchSwitches;
  /** All requests so far, including preflights. A test may empty the list. */
  readonly wire: WireRecord[];
  /** The contents of the shop. */
  readonly inspect: {
    carts(): Cart[];
    customers(): Customer[];
    orders(): Order[];
    tokens(): { access: AccessToken[]; refresh: RefreshToken[] };
  };
  /** Expires all access tokens issued so far. Refresh tokens stay valid. */
  expireAccessTokens(): void;
  /** Revokes all tokens issued so far. */
  revokeAll(): void;
  /** Another device of the same shopper. It changes the carts at once and adds no request to `wire`. */
  elsewhere(whose: Whose): OtherDevice;
  /** The token in the e-mail that verifies a customer's e-mail address. Throws for an unknown customer. */
  mailEmailToken(email: string, options?: MailOptions): string;
  /** The token in the e-mail that sets a new password. Throws for an unknown customer. */
  mailPasswordToken(email: string, options?: MailOptions): string;
}

export function createDemoStore(options: DemoStoreOptions = {}): DemoStore {
  const {
    products = 1500,
    seed = 1,
    catalogue = createCatalogue({ products, seed }),
    projectKey = demoShop.key,
    catalogModel = 'Classic',
    languages = catalogueLanguages,
    now = Date.now,
    accessTokenSeconds = 172_800,
    refreshTokenSeconds = 17_280_000,
    search,
  } = options;
  const shop = createShop({
    catalogue,
    projectKey,
    catalogModel,
    languages,
    now,
    accessTokenSeconds,
    refreshTokenSeconds,
    search: { graphql: true, productSearch: true, projectionSearch: true, suggestions: true, ...search },
  });
  const app = routed(shop);
  const wire: WireRecord[] = [];
  const mail = (kind: CustomerTokenKind, email: string, { storeKey, ttlMinutes }: MailOptions = {}) => {
    const customer = shop.customers.withEmail(email, storeKey);
    if (customer === undefined) throw new Error(`The shop has no customer ${email} in ${storeKey ?? 'the project'}`);
    return shop.customerTokens.issue(kind, customer.id, ttlMinutes).value;
  };

  return {
    ...createMerchant(shop),
    projectKey,
    clients: shop.clients,
    customer: addSampleCustomer(shop),
    stores: demoStores,
    codes: demoCodes,
    search: shop.search,
    wire,
    inspect: {
      carts: shop.carts.all,
      customers: shop.customers.all,
      orders: shop.orders.all,
      tokens: () => ({ access: [...shop.tokens.access.values()], refresh: [...shop.tokens.refresh.values()] }),
    },
    async fetch(request) {
      request.signal.throwIfAborted();
      const { pathname, search: query } = new URL(request.url);
      const body = await request.clone().text();
      const { method, headers } = request;
      const record: WireRecord = {
        method,
        path: pathname,
        query,
        headers: Object.fromEntries(headers),
        body,
        preflight: isPreflight(method, headers),
        status: 0,
      };
      wire.push(record);
      const response = await app.fetch(request);
      record.status = response.status;
      return response;
    },
    expireAccessTokens() {
      for (const token of shop.tokens.access.values()) token.expiresAt = now();
    },
    revokeAll() {
      shop.tokens.access.clear();
      shop.tokens.refresh.clear();
    },
    elsewhere: (whose) => otherDevice(shop, whose),
    mailEmailToken: (email, options) => mail('email', email, options),
    mailPasswordToken: (email, options) => mail('password', email, options),
  };
}

function routed(shop: Shop): Hono<StoreEnv> {
  const app = new Hono<StoreEnv>();
  app.onError((thrown, context) => {
    if (isRefusal(thrown)) return context.json(thrown.body, thrown.status);
    const { status, body } = refuse(500, { code: 'General', message: thrown.message });
    console.error(thrown);
    return context.json(body, status);
  });
  app.notFound((context) => {
    const { status, body } = pathNotFound(context.req.path);
    return context.json(body, status);
  });
  allowOtherOrigins(app);
  routePictures(app, shop.catalogue);
  routeOauth(app, shop);
  // The API host. The token is checked before the project.
  app.use('/:projectKey/*', async (context, next) => {
    if (context.req.param('projectKey') === 'oauth') return next();
    context.set('token', bearerOf(shop, context.req.header('authorization')));
    if (context.req.param('projectKey') !== shop.projectKey) throw pathNotFound(context.req.path);
    return next();
  });
  routeProject(app, shop);
  routeGraphql(app, shop);
  routeCategories(app, shop);
  routeProductSearch(app, shop);
  routeProjectionSearch(app, shop);
  routeSuggestions(app, shop);
  routeProjections(app, shop);
  routeStores(app, shop);
  routeDiscountCodes(app, shop);
  routeMatchingLocation(app, shop);
  // Each store has all endpoints of the project under its own path, for its own customers and carts.
  const either = new Hono<StoreEnv>();
  routeProjection(either, shop);
  routeVariantProjections(either, shop);
  routeSignIn(either, shop);
  routeCustomers(either, shop);
  routeCarts(either, shop);
  routeOrders(either, shop);
  routeMatchingCart(either, shop);
  app.use('/:projectKey/in-store/:store/*', inStore(shop));
  app.route('/:projectKey', either);
  app.route('/:projectKey/in-store/:store', either);
  return app;
}
