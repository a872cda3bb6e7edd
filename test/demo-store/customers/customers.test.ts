import { expect, test } from 'vitest';
import { askForToken, browsing, customer, guest, send } from '../scenarios/shopper.ts';
import { smallStore } from '../scenarios/small-catalogue.ts';

/** A store with the sample customer signed in, and shortcuts to the profile. */
async function customerIn(store = smallStore()) {
  const bearer = await customer(store);
  const me = () => send(store, 'GET', '/demo/me', { bearer });
  const change = (version: number, ...actions: object[]) =>
    send(store, 'POST', '/demo/me', { bearer, body: { version, actions } });
  return { store, bearer, me, change };
}

test('a customer sees their own profile and never a password', async () => {
  const { me } = await customerIn();
  const { status, json } = await me();
  expect(status).toBe(200);
  expect(json).toMatchObject({
    version: 1,
    email: 'ines.sommer@example.com',
    firstName: 'Ines',
    lastName: 'Sommer',
    authenticationMode: 'Password',
    isEmailVerified: false,
    addresses: [{ country: 'DE', city: 'Bremerhaven' }],
  });
  expect(json.defaultShippingAddressId).toBe(json.addresses[0]?.id);
  expect(JSON.stringify(json)).not.toContain('still water');
});

test('a guest has no profile, and a client-credentials token may not read one', async () => {
  const store = smallStore();
  const asGuest = await send(store, 'GET', '/demo/me', { bearer: await guest(store) });
  expect([asGuest.status, asGuest.json.errors[0]?.code]).toEqual([404, 'ResourceNotFound']);
  const asNobody = await send(store, 'GET', '/demo/me', { bearer: await browsing(store) });
  expect([asNobody.status, asNobody.json.error]).toEqual([403, 'insufficient_scope']);
});

test('names, language and birthday are set, and taken away when nothing is given', async () => {
  const { change } = await customerIn();
  const { json } = await change(
    1,
    { action: 'setFirstName', firstName: 'Inês' },
    { action: 'setTitle', title: 'Dr.' },
    { action: 'setLocale', locale: 'de' },
    { action: 'setDateOfBirth', dateOfBirth: '1990-02-28' },
  );
  expect(json).toMatchObject({ version: 2, firstName: 'Inês', title: 'Dr.', locale: 'de', dateOfBirth: '1990-02-28' });
  const { json: bare } = await change(2, { action: 'setTitle' }, { action: 'setLocale' });
  expect(bare).not.toHaveProperty('title');
  expect(bare).not.toHaveProperty('locale');
});

test('addresses are added, changed, chosen and removed', async () => {
  const { change } = await customerIn();
  const { json: two } = await change(1, {
    action: 'addAddress',
    address: { country: 'FR', city: 'Brest', key: 'home' },
  });
  const id = two.addresses[1]?.id;
  expect(id).toMatch(/^[0-9a-f]{8}$/);
  const { json: chosen } = await change(
    2,
    { action: 'setDefaultBillingAddress', addressKey: 'home' },
    { action: 'addShippingAddressId', addressId: id },
    { action: 'changeAddress', addressId: id, address: { country: 'FR', city: 'Nantes' } },
  );
  expect(chosen).toMatchObject({ defaultBillingAddressId: id, addresses: [{}, { id, city: 'Nantes' }] });
  expect(chosen.shippingAddressIds).toContain(id);
  const { json: one } = await change(3, { action: 'removeAddress', addressId: id });
  expect(one.addresses).toHaveLength(1);
  expect(one).not.toHaveProperty('defaultBillingAddressId');
  expect(one.shippingAddressIds).not.toContain(id);
});

test.each([
  [{ action: 'setKey', key: 'x' }, { code: 'InvalidJsonInput' }],
  [
    { action: 'changeEmail', email: 'no address' },
    { code: 'InvalidField', field: 'email' },
  ],
  [
    { action: 'changeEmail' },
    { code: 'InvalidJsonInput', detailedErrorMessage: 'actions -> email: Missing required value' },
  ],
  [{ action: 'addAddress', address: {} }, { code: 'InvalidJsonInput' }],
  [
    { action: 'removeAddress', addressId: 'x' },
    { code: 'InvalidField', field: 'addressId' },
  ],
  [{ action: 'removeAddress' }, { code: 'RequiredField', field: 'addressId' }],
  [{ action: 'setLocale', locale: 'nl' }, { code: 'ProjectNotConfiguredForLanguages' }],
])('a profile change like %j is refused', async (action, error) => {
  const { change, me } = await customerIn();
  const { status, json } = await change(1, { action: 'setFirstName', firstName: 'X' }, action);
  expect(status).toBe(400);
  expect(json.errors[0]).toMatchObject(error);
  expect((await me()).json).toMatchObject({ version: 1, firstName: 'Ines' });
});

test("another customer's e-mail address is taken", async () => {
  const { store, change } = await customerIn();
  const bearer = await browsing(store);
  await send(store, 'POST', '/demo/me/signup', { bearer, body: { email: 'b@example.com', password: 'b' } });
  const { json } = await change(1, { action: 'changeEmail', email: 'B@example.com' });
  expect(json.errors[0]).toMatchObject({ code: 'DuplicateField', field: 'email', duplicateValue: 'B@example.com' });
});

test('an outdated version of the profile is a conflict', async () => {
  const { change } = await customerIn();
  await change(1, { action: 'setFirstName', firstName: 'X' });
  const { status, json } = await change(1, { action: 'setFirstName', firstName: 'Y' });
  expect(status).toBe(409);
  expect(json.errors[0]).toMatchObject({ code: 'ConcurrentModification', currentVersion: 2 });
});

test('a new password ends every token, and is the one that works from then on', async () => {
  const { store, bearer, me } = await customerIn();
  const { email, password } = store.customer;
  const body = { version: 1, currentPassword: password, newPassword: 'ebb' };
  const { status, json } = await send(store, 'POST', '/demo/me/password', { bearer, body });
  expect([status, json.version]).toEqual([200, 2]);
  expect((await me()).status).toBe(401);
  expect(store.inspect.tokens()).toEqual({ access: [], refresh: [] });
  const ask = (word: string) =>
    askForToken(store, store.clients.shopper, '/oauth/demo/customers/token', {
      grant_type: 'password',
      username: email,
      password: word,
    });
  expect((await ask(password)).status).toBe(400);
  expect((await ask('ebb')).status).toBe(200);
});

test.each([
  [{ version: 1, currentPassword: 'wrong', newPassword: 'x' }, 400, { code: 'InvalidCurrentPassword' }],
  [{ version: 7, currentPassword: 'x', newPassword: 'x' }, 409, { code: 'ConcurrentModification', currentVersion: 1 }],
  [{ version: 1, newPassword: 'x' }, 400, { code: 'InvalidJsonInput' }],
  [
    { version: 1, currentPassword: 'still water runs deep', newPassword: '' },
    400,
    { code: 'InvalidField', field: 'newPassword' },
  ],
])('a password change like %j is refused and ends no token', async (body, expected, error) => {
  const { store, bearer, me } = await customerIn();
  const { status, json } = await send(store, 'POST', '/demo/me/password', { bearer, body });
  expect(status).toBe(expected);
  expect(json.errors[0]).toMatchObject(error);
  expect((await me()).status).toBe(200);
});

test('a deleted account is gone with its tokens, and its carts stay in the shop', async () => {
  const { store, bearer, me } = await customerIn();
  await send(store, 'POST', '/demo/me/carts', { bearer, body: { currency: 'EUR' } });
  expect((await send(store, 'DELETE', '/demo/me?version=4', { bearer })).status).toBe(409);
  expect((await send(store, 'DELETE', '/demo/me?version=1', { bearer })).status).toBe(200);
  expect((await me()).status).toBe(401);
  expect(store.inspect.customers()).toEqual([]);
  expect(store.inspect.carts()).toHaveLength(1);
});
