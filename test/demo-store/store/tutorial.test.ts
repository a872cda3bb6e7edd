import { expect, test } from 'vitest';
import { askForToken, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

/**
 * Follows https://docs.commercetools.com/tutorials/mobile-spa step by step, with the client that the tutorial creates.
 */
test('the tutorial for mobile and browser apps works with its four scopes', async () => {
  const store = smallStore();
  const { tutorial } = store.clients;
  const scope = tutorial.scopes.join(' ');
  const alice = { email: 'alice@example.com', password: 'secret', firstName: 'Alice', lastName: 'Doe' };

  const regular = await askForToken(store, tutorial, '/oauth/token', { grant_type: 'client_credentials', scope });
  const browsing = regular.json.access_token;
  const products = await send(store, 'GET', '/demo/product-projections?limit=10', { bearer: browsing });
  expect(products.json.count).toBe(5);

  const signUp = await send(store, 'POST', '/demo/me/signup', { bearer: browsing, body: alice });
  expect(signUp.status).toBe(201);

  const login = await askForToken(store, tutorial, '/oauth/demo/customers/token', {
    grant_type: 'password',
    username: alice.email,
    password: alice.password,
    scope,
  });
  const bearer = login.json.access_token;
  expect((await send(store, 'GET', '/demo/me', { bearer })).json.firstName).toBe('Alice');
  expect((await send(store, 'GET', '/demo/me/carts', { bearer })).json.results).toEqual([]);

  const cart = await send(store, 'POST', '/demo/me/carts', { bearer, body: { currency: 'USD', country: 'US' } });
  expect(cart.json.customerId).toBe(signUp.json.customer.id);
  const { id, version } = cart.json;
  const add = { action: 'addLineItem', productId: 'lamp', variantId: 1, quantity: 1 };
  const added = await send(store, 'POST', `/demo/me/carts/${id}`, { bearer, body: { version, actions: [add] } });
  expect(added.json.totalPrice).toMatchObject({ currencyCode: 'USD', centAmount: 7900 });
});
