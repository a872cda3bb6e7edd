/**
 * commercetools in a box: auth host, API host and picture host of one demo shop, as a function from request to response.
 * It is the tests' other side and what `npm start` runs against.
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
  /** Whole number, 1 to 50,000; 1,500 unless said otherwise. */
  products?: number;
  /** The same number gives the same catalogue; 1 unless said otherwise. */
  seed?: number;
  /** A catalogue of one's own, instead of `products` and `seed`. */
  catalogue?: Catalogue;
  projectKey?: string;
  /** `Classic` unless said otherwise; in a modular one products are shown without their variants. */
  catalogModel?: CatalogModel;
  /** The project's languages, BCP 47; those of the demo catalogue unless said otherwise. */
  languages?: readonly string[];
  /** Milliseconds; the real clock unless a test brings its own. */
  now?: () => number;
  /** 172,800 (two days) unless said otherwise. */
  accessTokenSeconds?: number;
  /** Of inactivity; 17,280,000 (200 days) unless said otherwise. */
  refreshTokenSeconds?: number;
  /** All on unless said otherwise. */
  search?: Partial<SearchSwitches>;
}

/** A request as it arrived. */
export interface WireRecord {
  readonly method: string;
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The browser's own question, not the page's. */
  readonly preflight: boolean;
  /** What was answered; 0 until then. */
  status: number;
}

/** What a mail of the shop is about. */
interface MailOptions {
  /** Of the store whose customer is meant; without it the global customer is. */
  storeKey?: string;
  /** How long the code can be redeemed; a day for a password, three days for an e-mail address. */
  ttlMinutes?: number;
}

export interface DemoStore extends Merchant {
  /** Auth host and API host in one: the path tells. Never rejects but for an aborted request. */
  readonly fetch: (request: Request) => Promise<Response>;
  readonly projectKey: string;
  readonly clients: Clients;
  readonly customer: SampleCustomer;
  /** The stores in the shop, by key; `GET /stores` shows them as they are in the API. */
  readonly stores: typeof demoStores;
  /** The discount codes of the shop, by what they are good for. */
  readonly codes: typeof demoCodes;
  /** May be switched while the store runs. */
  readonly search: SearchSwitches;
  /** Every request so far, preflights among them. A test may empty it. */
  readonly wire: WireRecord[];
  /** What the shop holds. */
  readonly inspect: {
    carts(): Cart[];
    customers(): Customer[];
    orders(): Order[];
    tokens(): { access: AccessToken[]; refresh: RefreshToken[] };
  };
  /** Every access token given out so far is over; the refresh tokens live. */
  expireAccessTokens(): void;
  /** No token given out so far is any good. */
  revokeAll(): void;
  /** Another device of the same shopper: it changes the carts at once and leaves nothing on the wire. */
  elsewhere(whose: Whose): OtherDevice;
  /** The code in the mail by which a customer verifies their e-mail address. Throws when there is no such customer. */
  mailEmailToken(email: string, options?: MailOptions): string;
  /** The code in the mail by which a customer sets a new password. Throws when there is no such customer. */
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
  // From here on it is the API host. Who asks comes first, then whether the project is here at all.
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
  // What the project has, each of its stores has again, under its own path and for its own customers and carts.
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
