import { expect, test } from 'vitest';
import { askForToken, browsing, customer, guest, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';
import type { DemoStore } from '../store/store.ts';

const minute = 60_000;

const confirm = (store: DemoStore, bearer: string, tokenValue: string) =>
  send(store, 'POST', '/demo/me/email/confirm', { bearer, body: { tokenValue } });

const reset = (store: DemoStore, bearer: string, tokenValue: string, newPassword = 'ebb') =>
  send(store, 'POST', '/demo/me/password/reset', { bearer, body: { tokenValue, newPassword } });

/** Signs a second customer up and gives the customer's token. */
async function newcomer(store: DemoStore): Promise<string> {
  const body = { email: 'alice@example.com', password: 'secret' };
  await send(store, 'POST', '/demo/me/signup', { bearer: await browsing(store), body });
  return customer(store, body);
}

function askWith(store: DemoStore, password: string) {
  const parameters = { grant_type: 'password', username: store.customer.email, password };
  return askForToken(store, store.clients.shopper, '/oauth/demo/customers/token', parameters);
}

test('the code of a mail verifies the e-mail address', async () => {
  const store = smallStore();
  const bearer = await customer(store);
  const { status, json } = await confirm(store, bearer, store.mailEmailToken(store.customer.email));
  expect(status).toBe(200);
  expect(json).toMatchObject({ email: store.customer.email, isEmailVerified: true, version: 2 });
  expect((await send(store, 'GET', '/demo/me', { bearer })).json).toEqual(json);
});

test('a changed e-mail address is not verified any more', async () => {
  const store = smallStore();
  const bearer = await customer(store);
  await confirm(store, bearer, store.mailEmailToken(store.customer.email));
  const actions = [{ action: 'changeEmail', email: 'new@example.com' }];
  const { json } = await send(store, 'POST', '/demo/me', { bearer, body: { version: 2, actions } });
  expect(json).toMatchObject({ email: 'new@example.com', isEmailVerified: false });
});

test('the code of a mail sets a new password, and every token of the customer ends', async () => {
  const store = smallStore();
  const { json: session } = await askWith(store, store.customer.password);
  const elsewhere = await newcomer(store);
  const bearer = await browsing(store);
  const { status, json } = await reset(store, bearer, store.mailPasswordToken(store.customer.email));
  expect([status, json.version]).toEqual([200, 2]);
  expect(JSON.stringify(json)).not.toContain('ebb');
  expect((await send(store, 'GET', '/demo/me', { bearer: session.access_token })).status).toBe(401);
  const renewal = { grant_type: 'refresh_token', refresh_token: session.refresh_token };
  const renewed = await askForToken(store, store.clients.shopper, '/oauth/token', renewal);
  expect(renewed.json.error).toBe('invalid_grant');
  expect((await send(store, 'GET', '/demo/categories', { bearer })).status).toBe(200);
  expect((await send(store, 'GET', '/demo/me', { bearer: elsewhere })).status).toBe(200);
  expect((await askWith(store, store.customer.password)).status).toBe(400);
  expect((await askWith(store, 'ebb')).status).toBe(200);
});

test('a customer who resets the password with their own token loses that one, too', async () => {
  const store = smallStore();
  const bearer = await customer(store);
  expect((await reset(store, bearer, store.mailPasswordToken(store.customer.email))).status).toBe(200);
  expect((await send(store, 'GET', '/demo/me', { bearer })).status).toBe(401);
});

test.each([
  ['none', browsing],
  ['a guest', guest],
  ['the customer', customer],
])('a code of either kind is redeemed by the token of %s', async (_who, tokenOf) => {
  const store = smallStore();
  const { email } = store.customer;
  expect((await confirm(store, await tokenOf(store), store.mailEmailToken(email))).status).toBe(200);
  expect((await reset(store, await tokenOf(store), store.mailPasswordToken(email))).status).toBe(200);
});

test('a code works once, and takes the older ones of its kind along', async () => {
  const store = smallStore();
  const { email } = store.customer;
  const bearer = await browsing(store);
  const [older, newer] = [store.mailPasswordToken(email), store.mailPasswordToken(email)];
  const verification = store.mailEmailToken(email);
  expect((await reset(store, bearer, newer)).status).toBe(200);
  for (const used of [newer, older]) {
    const { status, json } = await reset(store, bearer, used, 'flood');
    expect([status, json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
  }
  expect((await askWith(store, 'ebb')).status).toBe(200);
  expect((await confirm(store, bearer, verification)).status).toBe(200);
  expect((await confirm(store, bearer, verification)).status).toBe(404);
});

test('an older code is good as long as no other has been redeemed', async () => {
  const store = smallStore();
  const older = store.mailPasswordToken(store.customer.email);
  store.mailPasswordToken(store.customer.email);
  expect((await reset(store, await browsing(store), older)).status).toBe(200);
});

test.each([
  ['password', 24 * 60],
  ['email', 3 * 24 * 60],
] as const)('a code for the %s expires after %i minutes and says so', async (kind, minutes) => {
  let now = 0;
  const store = smallStore({ now: () => now });
  const codes = [1, 2].map(() =>
    kind === 'email' ? store.mailEmailToken(store.customer.email) : store.mailPasswordToken(store.customer.email),
  );
  const redeem = async (code = '') => (kind === 'email' ? confirm : reset)(store, await browsing(store), code);
  now = minutes * minute;
  const { status, json } = await redeem(codes[0]);
  expect(status).toBe(400);
  expect(json.errors).toEqual([
    kind === 'email'
      ? { code: 'ExpiredCustomerEmailToken', message: 'The given email token has expired.' }
      : { code: 'ExpiredCustomerPasswordToken', message: 'The given password token has expired.' },
  ]);
  expect(store.inspect.customers()[0]?.version).toBe(1);
  now -= 1;
  expect((await redeem(codes[1])).status).toBe(200);
});

test('a mail may give its code a shorter life', async () => {
  let now = 0;
  const store = smallStore({ now: () => now });
  const code = store.mailPasswordToken(store.customer.email, { ttlMinutes: 10 });
  now = 10 * minute;
  const { json } = await reset(store, await browsing(store), code);
  expect(json.errors[0]?.code).toBe('ExpiredCustomerPasswordToken');
});

test('an unknown code is not found, and the refusal repeats it', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  for (const { status, json } of [await confirm(store, bearer, 'nonsense'), await reset(store, bearer, 'nonsense')]) {
    expect(status).toBe(404);
    expect(json).toMatchObject({ statusCode: 404, errors: [{ code: 'ResourceNotFound' }] });
    expect(json.message).toContain('nonsense');
  }
});

test('a code of one kind is not one of the other', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  const { email } = store.customer;
  expect((await confirm(store, bearer, store.mailPasswordToken(email))).status).toBe(404);
  expect((await reset(store, bearer, store.mailEmailToken(email))).status).toBe(404);
});

test('a customer’s token redeems no other customer’s code', async () => {
  const store = smallStore();
  const bearer = await newcomer(store);
  const code = store.mailPasswordToken(store.customer.email);
  expect((await reset(store, bearer, code)).status).toBe(404);
  expect((await askWith(store, store.customer.password)).status).toBe(200);
});

test('the code of a deleted account is not found', async () => {
  const store = smallStore();
  const code = store.mailEmailToken(store.customer.email);
  await send(store, 'DELETE', '/demo/me?version=1', { bearer: await customer(store) });
  expect((await confirm(store, await browsing(store), code)).status).toBe(404);
});

test('an empty new password is refused and does not use the code up', async () => {
  const store = smallStore();
  const bearer = await browsing(store);
  const code = store.mailPasswordToken(store.customer.email);
  const { status, json } = await reset(store, bearer, code, '');
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidField']);
  expect((await reset(store, bearer, code)).status).toBe(200);
});

test.each([
  ['/demo/me/email/confirm', {}],
  ['/demo/me/password/reset', { tokenValue: 'x' }],
  ['/demo/me/password/reset', { newPassword: 'x' }],
])('%s with %j lacks a value', async (path, body) => {
  const store = smallStore();
  const { status, json } = await send(store, 'POST', path, { bearer: await browsing(store), body });
  expect([status, json.errors[0]?.code]).toEqual([400, 'InvalidJsonInput']);
});

test.each(['/demo/me/email/confirm', '/demo/me/password/reset'])('%s needs manage_my_profile', async (path) => {
  const store = smallStore();
  store.clients.shopper.scopes = ['manage_my_orders:demo'];
  const { status, json } = await send(store, 'POST', path, { bearer: await browsing(store), body: {} });
  expect([status, json.error]).toEqual([403, 'insufficient_scope']);
  expect(json.message).toContain('manage_my_profile');
});

test('no mail goes to an unknown customer', () => {
  const store = smallStore();
  expect(() => store.mailPasswordToken('nobody@example.com')).toThrow('nobody@example.com');
  expect(() => store.mailEmailToken(store.customer.email, { storeKey: 'quayside' })).toThrow('quayside');
});
