import { expect, test } from '../harness/chromium-extension.ts';
import {
  addButton,
  cartButton,
  results,
  search,
  searchAndAdd,
  searchField,
  settled,
  signIn,
} from '../harness/shopper.ts';

test("A new guest's first add is two requests, and each later add is one", async ({ popup, shop }) => {
  const [first = '', second = ''] = shop.simpleProducts;
  await search(popup, first);
  await settled(popup);
  // Pictures come from the shop's host too, but not from its API; suggestions are requested a moment after the typing.
  const requests = () =>
    shop.requests().filter((request) => !/^GET \/(pictures\/|product-projections\/suggest)/.test(request));
  const before = requests().length;
  await addButton(popup, first).click();
  await expect.poll(shop.lines).toHaveLength(1);
  await settled(popup);
  expect(requests().slice(before)).toEqual(['POST /oauth/anonymous/token', 'POST /me/carts']);

  await search(popup, second);
  await settled(popup);
  const later = requests().length;
  await addButton(popup, second).click();
  await expect.poll(shop.lines).toHaveLength(2);
  await settled(popup);
  const [cart] = shop.store.inspect.carts();
  expect(requests().slice(later)).toEqual([`POST /me/carts/${cart?.id}`]);
});

test('A popup that opens again sends no request, and shows what it showed', async ({ cartlet, popup, shop }) => {
  const [name = '', other = ''] = shop.simpleProducts;
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toHaveLength(1);
  await settled(popup);
  await expect.poll(() => popup.evaluate(snapshotCount)).toBe(1);
  await cartlet.closePopup();
  await cartlet.worker.kill();
  const before = shop.requests().length;
  const since = () => shop.requests().slice(before);

  const again = await cartlet.openPopup('click');
  await expect(searchField(again)).toHaveValue(name);
  await expect(searchField(again)).toBeFocused();
  await expect(results(again).getByRole('listitem').filter({ hasText: name })).toBeVisible();
  await expect(cartButton(again)).toHaveAccessibleName('Cart, 1 item');
  await settled(again);
  expect(since().filter((request) => !request.startsWith('GET /pictures/'))).toEqual([]);

  await searchAndAdd(again, other);
  await expect.poll(shop.lines).toHaveLength(2);
  expect(since().filter((request) => request.includes('/oauth/'))).toEqual([]);
  expect(since().filter((request) => request.includes('/me/'))).toHaveLength(1);
});

test('The next popup shows nothing of a customer who has signed out', async ({ cartlet, popup, shop }) => {
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
  await expect.poll(() => popup.evaluate(snapshotCount)).toBe(1);
  await cartlet.closePopup();
  const options = await cartlet.openOptions();
  await options.evaluate(`chrome.runtime.sendMessage({ type: 'account.signOut' })`);

  expect(JSON.stringify(await options.evaluate('chrome.storage.session.get()'))).not.toContain(
    shop.store.customer.email,
  );
  const again = await cartlet.openPopup();
  await expect(cartButton(again)).toHaveAccessibleName('Cart, empty');
  await expect(searchField(again)).toHaveValue('');
});

test('A sign-out removes what the customer typed from the panel and its snapshot', async ({ popup, shop }) => {
  const [name = ''] = shop.simpleProducts;
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await searchAndAdd(popup, name);
  await searchField(popup).press('Enter');
  await cartButton(popup).click();
  await popup.getByRole('textbox', { name: 'Discount code' }).fill('ANNAS-SECRET-CODE');
  await popup.getByRole('button', { name: /Estimate|tax/i }).click();
  await popup.getByRole('textbox', { name: /Postal/i }).fill('10115');
  const snapshot = () => popup.evaluate<string>(`chrome.storage.session.get('page/snapshot').then(JSON.stringify)`);
  await expect.poll(snapshot).toContain('10115');
  expect(await snapshot()).toContain(name);
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('button', { name: 'Sign out' }).click();
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible();

  // The snapshot is written again, for a guest.
  await expect.poll(async () => (await snapshot()).replaceAll('\\', '')).toContain('"state":"none"');
  for (const word of ['ANNAS-SECRET-CODE', '10115', `earlier":["${name}`, `"typed":"${name}`]) {
    expect((await snapshot()).replaceAll('\\', '')).not.toContain(word);
  }
});

/** The number of items in the cart of the snapshot. */
const snapshotCount = `chrome.storage.session.get('page/snapshot').then((kept) =>
  JSON.parse(kept['page/snapshot']?.text ?? 'null')?.panel.cart.count)`;
