/** Requests for tests, sent as raw HTTP with the token of a guest or a customer. */
import type {
  Cart,
  Customer,
  CustomerSignInResult,
  Order,
  ProductProjection,
  ProductSearchResult,
} from '@commercetools/platform-sdk';
import type { Client } from '../auth/clients.ts';
import type { DemoStore } from '../store/store.ts';

/** Fields that a response may have. Each test asserts the ones that it expects. */
type Body = Cart &
  Customer &
  CustomerSignInResult &
  Pick<ProductProjection, 'name' | 'slug' | 'masterVariant' | 'variants'> &
  Record<'message' | 'error' | 'access_token' | 'refresh_token' | 'scope', string> &
  Record<'statusCode' | 'limit' | 'offset' | 'count' | 'total', number> & {
    readonly errors: readonly Record<'code' | 'message', string>[];
    readonly facets: readonly unknown[];
    readonly results: readonly (Cart & Order & ProductProjection & ProductSearchResult)[];
  };

/** A response with its parsed body. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Body;
}

const origin = 'https://store.test';

/** Sends one request and parses the response. A body that is not a string is sent as JSON. */
export async function send(
  store: Pick<DemoStore, 'fetch'>,
  method: string,
  path: string,
  { bearer, body, headers = {} }: { bearer?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const response = await store.fetch(
    new Request(origin + path, {
      method,
      headers: { ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  );
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: parsed(text) as Body };
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Requests a token from the auth host. */
export function askForToken(
  store: DemoStore,
  client: Client,
  path: string,
  parameters: Record<string, string>,
): Promise<Answer> {
  return send(store, 'POST', path, {
    headers: { authorization: basic(client), 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(parameters).toString(),
  });
}

export function basic({ id, secret }: Client): string {
  return `Basic ${Buffer.from(`${id}:${secret}`, 'utf8').toString('base64')}`;
}

/** An access token by client credentials, without a customer or guest. */
export async function browsing(store: DemoStore, client = store.clients.shopper): Promise<string> {
  const { json } = await askForToken(store, client, '/oauth/token', { grant_type: 'client_credentials' });
  return json.access_token;
}

/** An access token of a new guest. */
export async function guest(store: DemoStore): Promise<string> {
  const { json } = await askForToken(store, store.clients.shopper, `/oauth/${store.projectKey}/anonymous/token`, {
    grant_type: 'client_credentials',
  });
  return json.access_token;
}

/** An access token of a customer: by default of the sample customer; with a store key of that store's customer. */
export async function customer(
  store: DemoStore,
  { email, password }: { email: string; password: string } = store.customer,
  storeKey?: string,
): Promise<string> {
  const place = storeKey === undefined ? '' : `/in-store/key=${storeKey}`;
  const { json } = await askForToken(
    store,
    store.clients.shopper,
    `/oauth/${store.projectKey}${place}/customers/token`,
    {
      grant_type: 'password',
      username: email,
      password,
    },
  );
  return json.access_token;
}

/** A new guest of the store, and shortcuts to the guest's carts. */
export async function guestIn(store: DemoStore) {
  return shopperIn(store, await guest(store));
}

/** The sample customer on a further device, and shortcuts to the customer's carts. */
export async function customerIn(store: DemoStore) {
  return shopperIn(store, await customer(store));
}

function shopperIn(store: DemoStore, bearer: string) {
  const { projectKey } = store;
  const create = (draft: object) => send(store, 'POST', `/${projectKey}/me/carts`, { bearer, body: draft });
  const change = (cart: Pick<Cart, 'id' | 'version'>, ...actions: object[]) =>
    send(store, 'POST', `/${projectKey}/me/carts/${cart.id}`, { bearer, body: { version: cart.version, actions } });
  const get = (path: string) => send(store, 'GET', `/${projectKey}/me/${path}`, { bearer });
  return { store, bearer, create, change, get };
}
