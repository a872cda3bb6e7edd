import { expect, test } from '../harness/chromium-extension.ts';
import { addButton, cartButton, search, searchAndAdd, settled, signIn } from '../harness/shopper.ts';

const tokenRequests = (requests: string[]) => requests.filter((request) => /\/oauth\/.*token$/.test(request));

test('A session with an expired token continues in a new worker, with one token request', async ({
  cartlet,
  popup,
  shop,
}) => {
  const [first = '', second = ''] = shop.simpleProducts;
  await signIn(popup, shop.store.customer);
  await searchAndAdd(popup, first);
  await expect.poll(() => shop.lines()).toHaveLength(1);
  await settled(popup);
  shop.store.expireAccessTokens();
  await cartlet.worker.kill();
  shop.store.wire.length = 0;

  await searchAndAdd(popup, second);

  await expect.poll(() => shop.lines()).toHaveLength(2);
  expect(tokenRequests(shop.requests())).toEqual(['POST /oauth/token']);
  await popup.getByRole('button', { name: 'Account' }).click();
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
});

test('A session continues after its worker was killed while it waited for a token', async ({
  cartlet,
  popup,
  shop,
}) => {
  const [name = ''] = shop.simpleProducts;
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await settled(popup);
  shop.store.expireAccessTokens();
  let release = () => {};
  const { struck } = shop.faults.add({
    match: ({ path }) => path === '/oauth/token',
    fault: { hold: new Promise<void>((resolve) => (release = resolve)) },
  });
  await popup.getByRole('combobox', { name: 'Search products' }).fill(name);
  await expect.poll(struck).toBe(1);
  await cartlet.worker.kill();
  release();

  await search(popup, name);
  await addButton(popup, name).click();

  await expect.poll(() => shop.lines()).toEqual([{ name, quantity: 1 }]);
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
});

test('After the sign-out no data of the customer is stored', async ({ cartlet, popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  const { customer, inspect } = shop.store;
  await signIn(popup, customer);
  await searchAndAdd(popup, name);
  await expect.poll(() => shop.lines()).toHaveLength(1);
  await settled(popup);
  const { access, refresh } = inspect.tokens();
  const ofCustomer = [...access, ...refresh].filter(({ subject }) => subject && 'customerId' in subject);
  expect(ofCustomer.length).toBeGreaterThan(0);
  const cartIds = inspect.carts().map(({ id }) => id);
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('button', { name: 'Sign out' }).click();
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible();

  const stored = async () =>
    (await cartlet.worker.evaluate(
      'Promise.all([chrome.storage.local.get(), chrome.storage.session.get()]).then((all) => Object.assign(...all))',
    )) as Record<string, unknown>;

  // The panel now belongs to a guest, with a session and a front page of the guest's own.
  await expect
    .poll(async () =>
      Object.keys(await stored()).filter(
        (key) => !/^(settings|scopes@|search@|categories@|access@|session@|home@|page\/)/.test(key),
      ),
    )
    .toEqual([]);
  const secrets = [customer.email, customer.lastName, ...cartIds, ...ofCustomer.map(({ value }) => value)];
  // A snapshot of the customer's panel that was being written is overwritten a moment later.
  await expect
    .poll(async () => {
      const left = JSON.stringify(await stored());
      return secrets.filter((secret) => left.includes(secret));
    })
    .toEqual([]);
  const customerTokens = () => inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject);
  await expect.poll(customerTokens).toEqual([]);
});

test('Without "Keep me signed in" no data of the customer is on the disk', async ({ cartlet, popup, shop }) => {
  const { email, password, lastName } = shop.store.customer;
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('textbox', { name: 'Email' }).fill(email);
  await popup.getByLabel('Password').fill(password);
  await popup.getByRole('checkbox', { name: 'Keep me signed in' }).uncheck();
  await popup.getByRole('button', { name: 'Sign in' }).click();
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await settled(popup);

  const disk = (await cartlet.worker.evaluate('chrome.storage.local.get().then(JSON.stringify)')) as string;

  const tokens = [...shop.store.inspect.tokens().access, ...shop.store.inspect.tokens().refresh];
  expect(tokens.length).toBeGreaterThan(0);
  for (const secret of [email, lastName, password, ...tokens.map(({ value }) => value)])
    expect(disk).not.toContain(secret);
});
