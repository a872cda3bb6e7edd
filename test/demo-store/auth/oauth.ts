/**
 * The auth host: client credentials, anonymous sessions, the password flow, refresh, revocation and introspection.
 *
 * @see https://docs.commercetools.com/api/authorization
 */
import { randomUUID } from 'node:crypto';
import type { Hono } from 'hono';
import { pathNotFound, refuse, refuseAuth } from '../project/errors.ts';
import type { StoreContext, StoreEnv } from '../project/http.ts';
import { storeInPath } from '../project/stores.ts';
import type { Shop } from '../store/shop.ts';
import { type Client, clientOf } from './clients.ts';
import { holdsOneOf } from './scopes.ts';
import { type AccessToken, type Grant, scopeText } from './tokens.ts';

/** Adds the token endpoints to `app`. */
export function routeOauth(app: Hono<StoreEnv>, shop: Shop): void {
  app.post('/oauth/token', async (context) => {
    const { client, parameters } = await arriving(shop, context);
    switch (demand(parameters, 'grant_type')) {
      case 'client_credentials': {
        const scopes = grantedScopes(shop, client, parameters.get('scope'));
        return context.json(answer(shop, shop.tokens.issueAccess({ clientId: client.id, scopes, subject: undefined })));
      }
      case 'refresh_token': {
        const refresh = shop.tokens.findRefresh(demand(parameters, 'refresh_token'));
        if (refresh === undefined || refresh.clientId !== client.id) {
          throw refuseAuth(400, 'invalid_grant', 'The refresh token was not found. It may have expired.');
        }
        refresh.lastUsedAt = shop.now();
        const { clientId, scopes, subject } = refresh;
        // The API does not rotate refresh tokens, and the response does not repeat the token.
        return context.json(answer(shop, shop.tokens.issueAccess({ clientId, scopes, subject })));
      }
      default:
        throw unsupportedGrant(parameters);
    }
  });

  app.post('/oauth/:projectKey/anonymous/token', async (context) => {
    const { client, parameters } = await arriving(shop, context);
    demandProject(shop, context);
    if (demand(parameters, 'grant_type') !== 'client_credentials') throw unsupportedGrant(parameters);
    if (!holdsOneOf(client.scopes, ['create_anonymous_token'], shop.projectKey)) {
      const message = 'Insufficient scope. One of the following scopes is missing: create_anonymous_token.';
      throw refuseAuth(403, 'insufficient_scope', message);
    }
    const scopes = grantedScopes(shop, client, parameters.get('scope'));
    const anonymousId = parameters.get('anonymous_id') ?? randomUUID();
    if (shop.tokens.anonymousIdInUse(anonymousId) || shop.carts.ofOwner({ anonymousId }).length > 0) {
      throw refuse(400, { code: 'AnonymousIdAlreadyInUse', message: 'The given anonymous ID is already in use.' });
    }
    return context.json(answerWithRefresh(shop, { clientId: client.id, scopes, subject: { anonymousId } }, parameters));
  });

  const customerPaths = ['/oauth/:projectKey/customers/token', '/oauth/:projectKey/in-store/:store/customers/token'];
  app.on('POST', customerPaths, async (context) => {
    const { client, parameters } = await arriving(shop, context);
    demandProject(shop, context);
    const segment = context.req.param('store');
    const store = segment === undefined ? undefined : storeInPath(shop, segment, context.req.path);
    if (demand(parameters, 'grant_type') !== 'password') throw unsupportedGrant(parameters);
    const email = demand(parameters, 'username');
    const customer = shop.customers.withCredentials(email, demand(parameters, 'password'), store?.key);
    const scopes = grantedScopes(shop, client, parameters.get('scope'));
    if (customer === undefined) {
      const message = 'Customer account with the given credentials not found.';
      throw refuseAuth(400, 'invalid_customer_account_credentials', message);
    }
    const subject = { customerId: customer.id };
    return context.json(answerWithRefresh(shop, { clientId: client.id, scopes, subject }, parameters));
  });

  app.post('/oauth/token/revoke', async (context) => {
    const { client, parameters } = await arriving(shop, context);
    const value = demand(parameters, 'token');
    for (const book of [shop.tokens.access, shop.tokens.refresh]) {
      if (book.get(value)?.clientId === client.id) book.delete(value);
    }
    // Unknown tokens give 200 too: https://www.rfc-editor.org/rfc/rfc7009#section-2.2
    return context.body(null, 200);
  });

  app.post('/oauth/introspect', async (context) => {
    const { client, parameters } = await arriving(shop, context);
    const token = shop.tokens.find(demand(parameters, 'token'));
    const seesOthers = holdsOneOf(client.scopes, ['introspect_oauth_tokens'], shop.projectKey);
    if (token === undefined || (token.clientId !== client.id && !seesOthers)) return context.json({ active: false });
    return context.json({ active: true, scope: scopeText(token), exp: token.expiresAt, client_id: token.clientId });
  });
}

/** The client of the Basic header, and the parameters, which the API accepts in the query as well as in the form. */
async function arriving(shop: Shop, context: StoreContext): Promise<{ client: Client; parameters: URLSearchParams }> {
  const client = clientOf(context.req.header('authorization'), shop.clients);
  if (client === undefined) {
    const message = 'Please provide valid client credentials using HTTP Basic Authentication.';
    throw refuseAuth(401, 'invalid_client', message);
  }
  const parameters = new URLSearchParams(new URL(context.req.url).search);
  if (context.req.header('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    for (const [name, value] of new URLSearchParams(await context.req.text())) parameters.set(name, value);
  }
  return { client, parameters };
}

function demand(parameters: URLSearchParams, name: string): string {
  const value = parameters.get(name);
  if (value === null || value === '') {
    throw refuseAuth(400, 'invalid_request', `Missing required parameter: ${name}.`);
  }
  return value;
}

function demandProject(shop: Shop, context: StoreContext): void {
  if (context.req.param('projectKey') !== shop.projectKey) throw pathNotFound(context.req.path);
}

function unsupportedGrant(parameters: URLSearchParams) {
  const message = `Invalid parameter: grant_type: Invalid grant type: ${parameters.get('grant_type')}.`;
  return refuseAuth(400, 'unsupported_grant_type', message);
}

/** Without a `scope` parameter all scopes of the client; with one exactly these, if the client has them. */
function grantedScopes(shop: Shop, client: Client, wish: string | null): readonly string[] {
  if (wish === null) return [...client.scopes];
  const scopes = wish.split(' ').filter(Boolean);
  const suffix = `:${shop.projectKey}`;
  const owned = scopes.every(
    (scope) =>
      // Compared as a whole: a scope for one store can only be requested literally.
      client.scopes.includes(scope) ||
      (scope.endsWith(suffix) && holdsOneOf(client.scopes, [scope.slice(0, -suffix.length)], shop.projectKey)),
  );
  if (scopes.length === 0 || !owned) {
    throw refuseAuth(400, 'invalid_scope', 'Malformed parameter: scope: Invalid scope.');
  }
  return scopes;
}

function answer(shop: Shop, token: AccessToken) {
  return {
    access_token: token.value,
    token_type: 'Bearer',
    expires_in: shop.tokens.accessTokenSeconds,
    scope: scopeText(token),
  };
}

/** The response contains a refresh token unless `refresh_token=false` declined it. */
function answerWithRefresh(shop: Shop, grant: Grant, parameters: URLSearchParams) {
  const access = answer(shop, shop.tokens.issueAccess(grant));
  if (parameters.get('refresh_token') === 'false') return access;
  return { ...access, refresh_token: shop.tokens.issueRefresh(grant).value };
}
