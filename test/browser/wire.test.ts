import { connectionTo, expect, test } from './extension.ts';
import { addButton, search, settled } from './shopper.ts';

test("A new visitor's first add is two requests, and each further one is one", async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const [first = '', second = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await search(popup, first);
  await settled(popup);
  // Pictures come from the shop's host too, but are none of the API's requests.
  const requests = () => shop.requests().filter((request) => !request.startsWith('GET /pictures/'));
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

test('Opening the popup again asks the shop for no token', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const [name = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await search(popup, name);
  await settled(popup);
  await cartlet.closePopup();
  await cartlet.worker.kill();
  const before = shop.requests().length;
  const again = await cartlet.openPopup();
  await search(again, name);
  const asked = shop.requests().slice(before);
  expect(asked).not.toEqual([]);
  expect(asked.filter((request) => request.includes('/oauth/'))).toEqual([]);
});
