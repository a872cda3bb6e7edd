import type { Connection } from '../../../src/contract/settings.ts';
import type { Fault } from '../../demo-store/store/faults.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { addButton, alert, search, searchAndAdd, searchField } from '../harness/shopper.ts';
import { openTestShop, type TestShop } from '../harness/test-shop.ts';

interface Trouble {
  name: string;
  /** What is wrong with the settings. */
  connection?: (shop: TestShop) => Partial<Connection>;
  /** What is wrong with every answer of the API host. */
  fault?: Fault;
  sentence: RegExp;
}

/** The address of a server that has stopped. */
let abandoned = '';
test.beforeAll(async () => {
  const { url, close } = await openTestShop();
  await close();
  abandoned = url;
});

const troubles: Trouble[] = [
  {
    name: 'a shop that cannot be reached',
    connection: () => ({ apiUrl: abandoned, authUrl: abandoned }),
    sentence: /No answer from 127\.0\.0\.1:\d+/,
  },
  {
    name: 'a shop that fails',
    fault: { status: 503 },
    sentence: /has a problem on its side/,
  },
  {
    name: 'a wrong client secret',
    connection: () => ({ clientSecret: 'not this one' }),
    sentence: /client secret/,
  },
  {
    name: 'a project that is not on this host',
    connection: ({ store }) => ({
      projectKey: 'no-such-project',
      scopes: store.clients.shopper.scopes.map((scope) => scope.replace(/:.*/, ':no-such-project')).join(' '),
    }),
    sentence: /project key/,
  },
  {
    name: 'an answer that is not JSON',
    fault: 'html',
    sentence: /answer from 127\.0\.0\.1:\d+ could not be read/,
  },
];

for (const { name, connection, fault, sentence } of troubles) {
  test(`The popup reports ${name}, and works once that is repaired`, async ({ cartlet, shop }) => {
    if (fault)
      shop.faults.add({ match: ({ path }) => !path.startsWith('/oauth/'), times: Number.POSITIVE_INFINITY, fault });
    await cartlet.connect(connectionTo(shop, { connection: connection?.(shop) ?? {} }));
    const popup = await cartlet.openPopup();
    await expect(alert(popup)).toHaveCount(1);
    await expect(alert(popup)).toHaveText(sentence);
    const said = (await alert(popup).textContent()) ?? '';
    expect(
      troubles.filter((trouble) => trouble.sentence.test(said)),
      'each trouble has a sentence of its own',
    ).toHaveLength(1);
    await expect(searchField(popup)).toBeEditable();
    await cartlet.closePopup();

    shop.faults.clear();
    if (connection) await cartlet.connect(connectionTo(shop));
    const [product = ''] = shop.simpleProducts;
    const mended = await cartlet.openPopup();
    await searchAndAdd(mended, product);
    await expect.poll(shop.lines).toEqual([{ name: product, quantity: 1 }]);
  });
}

test('The popup names the permission that a client without products lacks', async ({ cartlet, shop }) => {
  const { shopper } = shop.store.clients;
  shopper.scopes = shopper.scopes.filter((scope) => !scope.startsWith('view_published_products'));
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await expect(alert(popup)).toHaveText(/permission/);
  await expect(searchField(popup)).toBeEditable();
});

test('With a client without carts the shopper searches, and cannot add', async ({ cartlet, shop }) => {
  const { shopper } = shop.store.clients;
  shopper.scopes = shopper.scopes.filter((scope) => !scope.startsWith('manage_my_orders'));
  await cartlet.connect(connectionTo(shop));
  const [product = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await search(popup, product);
  await expect(addButton(popup, product)).toHaveCount(0);
});
