import { expect, test } from 'vitest';
import { askForToken, basic, browsing, customer, guest, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

const clientCredentials = { grant_type: 'client_credentials' };
const guestPath = '/oauth/demo/anonymous/token';
const customerPath = '/oauth/demo/customers/token';

/** The body of every error of the auth host. */
function authError(statusCode: number, code: string, message: unknown = expect.any(String)) {
  return { statusCode, message, errors: [{ code, message }], error: code, error_description: message };
}

test('client credentials without a wish give every scope of the client and no refresh token', async () => {
  const store = smallStore();
  const { tutorial } = store.clients;
  const { status, json } = await askForToken(store, tutorial, '/oauth/token', clientCredentials);
  expect(status).toBe(200);
  expect(json).toEqual({
    access_token: expect.any(String),
    token_type: 'Bearer',
    expires_in: 172_800,
    scope: tutorial.scopes.join(' '),
  });
});

test('client credentials give exactly the scopes asked for', async () => {
  const store = smallStore();
  const { json } = await askForToken(store, store.clients.shopper, '/oauth/token', {
    ...clientCredentials,
    scope: 'view_categories:demo view_published_products:demo',
  });
  expect(json.scope).toBe('view_categories:demo view_published_products:demo');
});

test.each([
  ['one that the client lacks', 'view_published_products:demo manage_orders:demo'],
  ['one of another project', 'view_published_products:other'],
  ['one without a project', 'view_published_products'],
  ['none', ' '],
])('asking for %s is an invalid scope', async (_what, scope) => {
  const store = smallStore();
  const { status, json } = await askForToken(store, store.clients.shopper, '/oauth/token', {
    ...clientCredentials,
    scope,
  });
  expect(status).toBe(400);
  expect(json).toEqual(authError(400, 'invalid_scope', 'Malformed parameter: scope: Invalid scope.'));
});

test.each([
  ['a wrong secret', (id: string) => basic({ id, secret: 'wrong', scopes: [] })],
  ['an unknown client', () => basic({ id: 'none', secret: 'x', scopes: [] })],
  ['a bearer instead', () => 'Bearer x'],
  ['no base64', () => 'Basic ***'],
])('%s is an invalid client', async (_what, authorization) => {
  const store = smallStore();
  const headers = {
    authorization: authorization(store.clients.shopper.id),
    'content-type': 'application/x-www-form-urlencoded',
  };
  const { status, json } = await send(store, 'POST', '/oauth/token', {
    headers,
    body: 'grant_type=client_credentials',
  });
  expect(status).toBe(401);
  expect(json).toEqual(
    authError(401, 'invalid_client', 'Please provide valid client credentials using HTTP Basic Authentication.'),
  );
});

test('a secret in any script works when it is sent as UTF-8, and only then', async () => {
  const store = smallStore();
  const { shopper } = store.clients;
  shopper.secret = 'pässwort: 秘密';
  expect((await askForToken(store, shopper, '/oauth/token', clientCredentials)).status).toBe(200);
  const latin1 = `Basic ${Buffer.from(`${shopper.id}:pässwort`, 'latin1').toString('base64')}`;
  const headers = { authorization: latin1, 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(store, 'POST', '/oauth/token', { headers, body: 'grant_type=client_credentials' })).status).toBe(
    401,
  );
});

test('parameters may stand in the query as well', async () => {
  const store = smallStore();
  const headers = { authorization: basic(store.clients.shopper) };
  const { status } = await send(store, 'POST', '/oauth/token?grant_type=client_credentials', { headers });
  expect(status).toBe(200);
});

test.each([
  ['/oauth/token', {}, 'invalid_request'],
  ['/oauth/token', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['/oauth/token', { grant_type: 'refresh_token' }, 'invalid_request'],
  [guestPath, { grant_type: 'password' }, 'unsupported_grant_type'],
  [customerPath, clientCredentials, 'unsupported_grant_type'],
  [customerPath, { grant_type: 'password', username: 'a@b.c' }, 'invalid_request'],
])('%s with %j is refused as %s', async (path, parameters, code) => {
  const store = smallStore();
  const { status, json } = await askForToken(store, store.clients.shopper, path, parameters as Record<string, string>);
  expect(status).toBe(400);
  expect(json).toEqual(authError(400, code));
});

test.each([guestPath, customerPath])('%s of a project that is not on this host is not found', async (path) => {
  const store = smallStore();
  const elsewhere = path.replace('demo', 'elsewhere');
  const { status, json } = await askForToken(store, store.clients.shopper, elsewhere, clientCredentials);
  expect(status).toBe(404);
  expect(json.errors[0]?.code).toBe('ResourceNotFound');
});

test('a guest gets an id of their own, named in the scope, and a refresh token', async () => {
  const store = smallStore();
  const one = await askForToken(store, store.clients.shopper, guestPath, clientCredentials);
  const other = await askForToken(store, store.clients.shopper, guestPath, clientCredentials);
  expect(one.json.refresh_token).toMatch(/^demo:[A-Za-z0-9+/]{43}=$/);
  expect(one.json.scope).toMatch(/ anonymous_id:[0-9a-f-]{36}$/);
  expect(one.json.scope).not.toBe(other.json.scope);
});

test('a guest may choose an id that is not in use', async () => {
  const store = smallStore();
  const wish = { ...clientCredentials, anonymous_id: 'my-own-id' };
  const first = await askForToken(store, store.clients.shopper, guestPath, wish);
  expect(first.json.scope).toMatch(/ anonymous_id:my-own-id$/);
  const second = await askForToken(store, store.clients.shopper, guestPath, wish);
  expect(second.status).toBe(400);
  expect(second.json).toEqual({
    statusCode: 400,
    message: 'The given anonymous ID is already in use.',
    errors: [{ code: 'AnonymousIdAlreadyInUse', message: 'The given anonymous ID is already in use.' }],
  });
});

test('a client without create_anonymous_token cannot start a guest session', async () => {
  const store = smallStore();
  const { status, json } = await askForToken(store, store.clients.tutorial, guestPath, clientCredentials);
  expect(status).toBe(403);
  expect(json).toEqual(
    authError(
      403,
      'insufficient_scope',
      'Insufficient scope. One of the following scopes is missing: create_anonymous_token.',
    ),
  );
});

test('a password gives a token whose scope names the customer', async () => {
  const store = smallStore();
  const { email, password } = store.customer;
  const parameters = { grant_type: 'password', username: email.toUpperCase(), password };
  const { status, json } = await askForToken(store, store.clients.shopper, customerPath, parameters);
  expect(status).toBe(200);
  expect(json.refresh_token).toMatch(/^demo:/);
  expect(json.scope).toMatch(new RegExp(` customer_id:${store.inspect.customers()[0]?.id}$`));
});

test.each([
  ['wrong password', 'ines.sommer@example.com', 'still water'],
  ['unknown customer', 'nobody@example.com', 'still water runs deep'],
])('%s is refused by the code of the token endpoint', async (_what, username, password) => {
  const store = smallStore();
  const parameters = { grant_type: 'password', username, password };
  const { status, json } = await askForToken(store, store.clients.shopper, customerPath, parameters);
  expect(status).toBe(400);
  expect(json).toEqual(
    authError(400, 'invalid_customer_account_credentials', 'Customer account with the given credentials not found.'),
  );
});

test.each([
  [guestPath, clientCredentials],
  [customerPath, { grant_type: 'password', username: 'ines.sommer@example.com', password: 'still water runs deep' }],
])('%s gives no refresh token when none is wanted', async (path, parameters) => {
  const store = smallStore();
  const { json } = await askForToken(store, store.clients.shopper, path, { ...parameters, refresh_token: 'false' });
  expect(json).not.toHaveProperty('refresh_token');
  expect(store.inspect.tokens().refresh).toEqual([]);
});

test('a refresh token is not rotated, not repeated, and keeps scope and subject', async () => {
  const store = smallStore();
  const { json: first } = await askForToken(store, store.clients.shopper, guestPath, {
    ...clientCredentials,
    scope: 'manage_my_orders:demo',
  });
  for (const _again of [1, 2]) {
    const { status, json } = await askForToken(store, store.clients.shopper, '/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token,
    });
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 172_800,
      scope: first.scope,
    });
    expect(json.access_token).not.toBe(first.access_token);
  }
});

test('an access token ends when its time is over', async () => {
  let now = 0;
  const store = smallStore({ now: () => now, accessTokenSeconds: 60 });
  const bearer = await browsing(store);
  now = 59_999;
  expect((await send(store, 'GET', '/demo/categories', { bearer })).status).toBe(200);
  now = 60_000;
  const { status, json } = await send(store, 'GET', '/demo/categories', { bearer });
  expect(status).toBe(401);
  expect(json).toEqual(authError(401, 'invalid_token', 'invalid_token'));
});

test('a refresh token lives as long as it is used, and dies of idleness', async () => {
  let now = 0;
  const store = smallStore({ now: () => now, refreshTokenSeconds: 100 });
  const { json } = await askForToken(store, store.clients.shopper, guestPath, clientCredentials);
  const renew = () =>
    askForToken(store, store.clients.shopper, '/oauth/token', {
      grant_type: 'refresh_token',
      refresh_token: json.refresh_token,
    });
  for (now = 90_000; now < 400_000; now += 90_000) expect((await renew()).status).toBe(200);
  now += 100_001;
  const { status, json: refusal } = await renew();
  expect(status).toBe(400);
  expect(refusal).toEqual(authError(400, 'invalid_grant', 'The refresh token was not found. It may have expired.'));
});

test("another client's refresh token is not found", async () => {
  const store = smallStore();
  const { json } = await askForToken(store, store.clients.shopper, guestPath, clientCredentials);
  const { json: refusal } = await askForToken(store, store.clients.tutorial, '/oauth/token', {
    grant_type: 'refresh_token',
    refresh_token: json.refresh_token,
  });
  expect(refusal.error).toBe('invalid_grant');
});

test('a revoked token is over, one of another client is not touched, an unknown one is fine', async () => {
  const store = smallStore();
  const { shopper, tutorial } = store.clients;
  const { json } = await askForToken(store, shopper, guestPath, clientCredentials);
  const { access_token: bearer, refresh_token } = json;

  await askForToken(store, tutorial, '/oauth/token/revoke', { token: bearer, token_type_hint: 'access_token' });
  expect((await send(store, 'GET', '/demo/me/carts', { bearer })).status).toBe(200);

  const revoked = await askForToken(store, shopper, '/oauth/token/revoke', { token: bearer });
  expect([revoked.status, revoked.json]).toEqual([200, undefined]);
  expect((await send(store, 'GET', '/demo/me/carts', { bearer })).status).toBe(401);

  await askForToken(store, shopper, '/oauth/token/revoke', { token: refresh_token });
  const renewed = await askForToken(store, shopper, '/oauth/token', { grant_type: 'refresh_token', refresh_token });
  expect(renewed.json.error).toBe('invalid_grant');
  expect((await askForToken(store, shopper, '/oauth/token/revoke', { token: 'unknown' })).status).toBe(200);
});

test('introspection tells of the own tokens, and with the scope for it of all', async () => {
  const store = smallStore();
  const { shopper, tutorial, admin } = store.clients;
  const token = await browsing(store, shopper);
  const look = async (client = shopper, what = token) =>
    (await askForToken(store, client, '/oauth/introspect', { token: what })).json;
  expect(await look()).toMatchObject({ active: true, scope: shopper.scopes.join(' '), client_id: shopper.id });
  expect(await look(admin)).toMatchObject({ active: true });
  expect(await look(tutorial)).toEqual({ active: false });
  expect(await look(shopper, 'unknown')).toEqual({ active: false });
});

test('an API request without a token is told where to get one', async () => {
  const { status, json } = await send(smallStore(), 'GET', '/demo/categories');
  expect(status).toBe(401);
  expect(json).toEqual(authError(401, 'access_denied'));
});

test.each([
  ['GET', '/demo', 'view_project_settings'],
  ['GET', '/demo/product-projections?staged=true', 'view_products'],
])('%s %s with the template client lacks %s', async (method, path, scope) => {
  const store = smallStore();
  const { status, json } = await send(store, method, path, { bearer: await browsing(store) });
  expect(status).toBe(403);
  expect(json).toEqual(authError(403, 'insufficient_scope', expect.stringContaining(scope)));
});

test.each([
  ['GET', '/demo/categories', 'view_categories'],
  ['GET', '/demo/product-projections', 'view_published_products'],
  ['GET', '/demo/product-projections/mug', 'view_published_products'],
  ['GET', '/demo/product-projections/search', 'view_published_products'],
  ['POST', '/demo/products/search', 'view_published_products'],
  ['GET', '/demo/me/active-cart', 'manage_my_orders'],
  ['GET', '/demo/me/carts', 'manage_my_orders'],
  ['POST', '/demo/me/carts', 'manage_my_orders'],
  ['GET', '/demo/me', 'manage_my_profile'],
  ['POST', '/demo/me/signup', 'manage_my_profile'],
  ['POST', '/demo/me/login', 'manage_my_profile'],
])('%s %s without its scope lacks %s', async (method, path, scope) => {
  const store = smallStore();
  const { json: token } = await askForToken(store, store.clients.shopper, '/oauth/token', {
    ...clientCredentials,
    scope: 'manage_my_payments:demo',
  });
  const body = method === 'POST' ? { body: {} } : {};
  const { status, json } = await send(store, method, path, { bearer: token.access_token, ...body });
  expect(status).toBe(403);
  expect(json.errors[0]?.code).toBe('insufficient_scope');
  expect(json.message).toContain(scope);
});

test('an administrator may see the settings', async () => {
  const store = smallStore();
  const { status, json } = await send(store, 'GET', '/demo', { bearer: await browsing(store, store.clients.admin) });
  expect(status).toBe(200);
  expect(json).toMatchObject({ key: 'demo', languages: ['en', 'de', 'fr', 'ar'], currencies: ['EUR', 'USD', 'JPY'] });
});

test.each(['/other', '/other/categories', '/demo/nothing-here', '/oauth/nothing-here', '/demo/me/nothing/at/all'])(
  '%s is not found',
  async (path) => {
    const store = smallStore();
    const { status, json } = await send(store, 'GET', path, { bearer: await browsing(store) });
    expect(status).toBe(404);
    expect(json).toMatchObject({ statusCode: 404, errors: [{ code: 'ResourceNotFound' }] });
  },
);

test('a test can end access tokens alone, or everything', async () => {
  const store = smallStore();
  const bearer = await guest(store);
  await customer(store);
  store.expireAccessTokens();
  expect((await send(store, 'GET', '/demo/me/carts', { bearer })).status).toBe(401);
  expect(store.inspect.tokens().refresh).toHaveLength(2);
  store.revokeAll();
  expect(store.inspect.tokens()).toEqual({ access: [], refresh: [] });
});
