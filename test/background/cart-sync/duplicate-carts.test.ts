/** A request to make a cart has arrived twice, or late: what becomes of the second cart. */
import { expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf, settle, step } from '../../harness/shopper.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const isCreate = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.endsWith('/me/carts');
const active = () => store.inspect.carts().filter(({ cartState }) => cartState === 'Active');
const held = () => active().map(({ lineItems }) => lineItems.map(({ productId, quantity }) => [productId, quantity]));

async function makeTwo() {
  faults.add({ match: isCreate, fault: 'twice' });
  await extension.change(add(mug, 2));
  expect(active()).toHaveLength(2);
}

test('is deleted about a minute later, with no panel open', async () => {
  await makeTwo();
  extension.stopWorker();

  await vi.advanceTimersByTimeAsync(70_000);
  await extension.alarm('outbox');
  await expect.poll(held).toEqual([[[mug, 2]]]);

  store.wire.length = 0;
  await vi.advanceTimersByTimeAsync(600_000);
  await extension.alarm('outbox');
  expect(store.wire, 'asked once').toEqual([]);
});

test('is deleted before the checkout, and what is ordered is not in the cart again', async () => {
  await makeTwo();
  await settle(extension.ask('cart.checkOut'));
  const [cart] = active();
  expect(active()).toHaveLength(1);
  store.orderCart(cart?.id ?? '');

  expect(await settle(extension.ask('cart.read'))).toMatchObject({ count: 0, news: [{ kind: 'ordered' }] });
});

test('is not gone on with when the first is ordered elsewhere at once', async () => {
  await makeTwo();
  const { answer } = await known();
  store.orderCart(answer.cart.id);
  await vi.advanceTimersByTimeAsync(61_000);

  expect(await settle(extension.ask('cart.read'))).toMatchObject({ count: 0, news: [{ kind: 'ordered' }] });
  expect(active()).toEqual([]);
});

test.each(['cart@', 'outbox@'])('is deleted also where the worker is stopped before it stores %s', async (key) => {
  faults.add({ match: isCreate, fault: 'twice' });
  extension.stopWorkerAt((call) => active().length === 2 && call.startsWith(`local.set ${key}`), 'before');
  await extension.ask('cart.change', add(mug, 2)).catch(() => {});
  for (let minute = 0; minute < 4; minute += 1) {
    await vi.advanceTimersByTimeAsync(35_000);
    await extension.alarm('outbox');
  }

  await expect.poll(held).toEqual([[[mug, 2]]]);
});

test('does not become a customer’s though it could not be deleted before', async () => {
  await makeTwo();
  faults.add({
    match: ({ method, path }) => method === 'GET' && path.endsWith('/me/carts'),
    times: 3,
    fault: { status: 503 },
  });

  await settle(extension.ask('account.signIn', credentialsOf(store)));
  await vi.advanceTimersByTimeAsync(70_000);
  await extension.alarm('outbox');

  await expect.poll(held).toEqual([[[mug, 2]]]);
});

test('is asked for once though the shop’s answers are older than its deletion', async () => {
  await makeTwo();
  const { answer } = await known();
  const twin = active().find(({ id }) => id !== answer.cart.id);
  // It is the one that the shop gives as the active cart, after it was deleted as well.
  faults.add({
    match: ({ method, path }) => method === 'GET' && path.endsWith('/me/active-cart'),
    times: 999,
    fault: { status: 200, body: twin },
  });
  await vi.advanceTimersByTimeAsync(61_000);
  store.wire.length = 0;

  const { lines } = await settle(extension.ask('cart.read'));

  expect(lines).toMatchObject([{ productId: mug, quantity: 2 }]);
  expect(store.wire.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  expect(held()).toEqual([[[mug, 2]]]);
});

test('is no cart that was gone on with, though another device has made a newer one since', async () => {
  await settle(extension.ask('account.signIn', credentialsOf(store)));
  await extension.change(add(mug, 2));
  const [cart] = active();
  store
    .elsewhere(cart ?? {})
    .createCart({ currency: 'EUR', country: 'DE', lineItems: [{ productId: lamp, variantId: 1, quantity: 3 }] });
  await vi.advanceTimersByTimeAsync(61_000);
  await settle(extension.ask('cart.read'));
  await vi.advanceTimersByTimeAsync(70_000);
  await extension.alarm('outbox');
  await vi.advanceTimersByTimeAsync(1_000);

  expect(held()).toEqual([[[mug, 2]], [[lamp, 3]]]);
});

test('does not become a customer’s', async () => {
  await makeTwo();

  await settle(extension.ask('account.signIn', credentialsOf(store)));

  expect(held()).toEqual([[[mug, 2]]]);
});

test('made by the shop after it was given up takes nothing of what was done since', async () => {
  // The shop is slower than the worker waits, and makes the cart all the same.
  let late: Promise<Response> | undefined;
  faults.add({ match: isCreate, fault: { status: 504 } });
  const before = store.wire.length;
  await extension.ask('cart.change', add(mug, 2));
  await vi.advanceTimersByTimeAsync(5_000);
  const create = store.wire.slice(before).find((each) => isCreate(each) && each.status === 201);
  if (create) {
    const { authorization = '' } = create.headers;
    const { projectKey } = store;
    const headers = { authorization, 'content-type': 'application/json' };
    late = store.fetch(
      new Request(`http://127.0.0.1:9/${projectKey}/me/carts`, { method: 'POST', headers, body: create.body }),
    );
  }
  expect((await late)?.status).toBe(201);
  await vi.advanceTimersByTimeAsync(61_000);

  const { lines } = await settle(extension.ask('cart.read'));
  await settle(extension.change(step(lines[0], 1)));

  expect(held()).toEqual([[[mug, 3]]]);
});

test('stays where another device has put something into it', async () => {
  await makeTwo();
  const { answer } = await known();
  const twin = active().find(({ id }) => id !== answer.cart.id);
  if (!twin) throw new Error('There is one cart');
  store.elsewhere(twin).changeCart(twin.id, { action: 'addLineItem', productId: lamp, variantId: 1, quantity: 1 });
  await vi.advanceTimersByTimeAsync(70_000);
  await extension.alarm('outbox');
  await vi.advanceTimersByTimeAsync(1_000);

  expect(active()).toHaveLength(2);
});

test('a new visitor’s first add takes two requests, and the search for a second cart is none of them', async () => {
  store.wire.length = 0;
  await extension.change(add(mug));

  expect(store.wire.map(({ method, path }) => `${method} ${path.replace(`/${store.projectKey}`, '')}`)).toEqual([
    'POST /oauth/anonymous/token',
    'POST /me/carts',
  ]);
});

async function known() {
  const { local } = await extension.stored();
  const [, answer] = Object.entries(local).find(([key]) => key.startsWith('cart@')) ?? [];
  return { answer: answer as { cart: { id: string } } };
}
