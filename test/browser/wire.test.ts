import { connectionTo, expect, test } from './extension.ts';
import { addButton, cartButton, results, search, searchAndAdd, searchField, settled, signIn } from './shopper.ts';

test("A new visitor's first add is two requests, and each further one is one", async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const [first = '', second = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await search(popup, first);
  await settled(popup);
  // Pictures come from the shop's host too, but are none of the API's requests; suggestions come a moment after the typing.
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

test('Opening the popup again asks the shop for nothing, and shows what it showed', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const [name = '', other = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await searchAndAdd(popup, name);
  await expect.poll(shop.lines).toHaveLength(1);
  await settled(popup);
  await expect.poll(() => popup.evaluate(keptCount)).toBe(1);
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

test('Nothing of a customer who has left is shown at the next opening', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await searchAndAdd(popup, shop.simpleProducts[0] ?? '');
  await expect.poll(() => popup.evaluate(keptCount)).toBe(1);
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

test('Signing out leaves nothing of what a customer typed, in the panel or for the next opening', async ({
  cartlet,
  shop,
}) => {
  const [name = ''] = shop.simpleProducts;
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await searchAndAdd(popup, name);
  await searchField(popup).press('Enter');
  await cartButton(popup).click();
  await popup.getByRole('textbox', { name: 'Discount code' }).fill('ANNAS-SECRET-CODE');
  await popup.getByRole('button', { name: /Estimate|tax/i }).click();
  await popup.getByRole('textbox', { name: /Postal/i }).fill('10115');
  const kept = () => popup.evaluate<string>(`chrome.storage.session.get('page/snapshot').then(JSON.stringify)`);
  await expect.poll(kept).toContain('10115');
  expect(await kept()).toContain(name);
  await popup.getByRole('button', { name: 'Account' }).click();
  await popup.getByRole('button', { name: 'Sign out' }).click();
  await expect(popup.getByRole('button', { name: 'Sign in' })).toBeVisible();

  // Kept anew, for whoever comes next.
  await expect.poll(kept).toContain('none');
  for (const word of ['ANNAS-SECRET-CODE', '10115', `earlier":["${name}`, `"typed":"${name}`]) {
    expect((await kept()).replaceAll('\\', '')).not.toContain(word);
  }
});

/** How much is in the cart that the next opening will begin with. */
const keptCount = `chrome.storage.session.get('page/snapshot').then((kept) =>
  JSON.parse(kept['page/snapshot']?.text ?? 'null')?.panel.cart.count)`;
