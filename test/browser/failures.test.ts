import type { Fault } from '../demo-store/store/faults.ts';
import { connectionTo, expect, type ShopConnection, test } from './extension.ts';
import { openShop, type Shop } from './shop.ts';
import { addButton, alert, search, searchAndAdd, searchField } from './shopper.ts';

interface Trouble {
  name: string;
  /** What is wrong with the settings. */
  connection?: (shop: Shop) => Partial<ShopConnection>;
  /** What is wrong with every answer of the API host. */
  fault?: Fault;
  sentence: RegExp;
}

/** An address at which somebody answered a moment ago, and nobody does now. */
let abandoned = '';
test.beforeAll(async () => {
  const { url, close } = await openShop();
  await close();
  abandoned = url;
});

const troubles: Trouble[] = [
  {
    name: 'a shop that cannot be reached',
    connection: () => ({ 'API URL': abandoned, 'Auth URL': abandoned }),
    sentence: /No answer from 127\.0\.0\.1:\d+/,
  },
  {
    name: 'a shop that fails',
    fault: { status: 503 },
    sentence: /has a problem on its side/,
  },
  {
    name: 'a wrong client secret',
    connection: () => ({ 'Client secret': 'not this one' }),
    sentence: /client secret/,
  },
  {
    name: 'a project that is not on this host',
    connection: ({ store }) => ({
      'Project key': 'no-such-project',
      Scopes: store.clients.shopper.scopes.map((scope) => scope.replace(/:.*/, ':no-such-project')).join(' '),
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
  test(`The popup says what is the matter with ${name}, and works once it is mended`, async ({ cartlet, shop }) => {
    const right = connectionTo(shop);
    if (fault)
      shop.faults.add({ match: ({ path }) => !path.startsWith('/oauth/'), times: Number.POSITIVE_INFINITY, fault });
    await cartlet.connect({ ...right, ...connection?.(shop) });
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
    if (connection) await cartlet.connect(right);
    const [product = ''] = shop.simpleProducts;
    const mended = await cartlet.openPopup();
    await searchAndAdd(mended, product);
    await expect.poll(shop.lines).toEqual([{ name: product, quantity: 1 }]);
  });
}

test('A client that may not see products is told which permission is missing', async ({ cartlet, shop }) => {
  const { shopper } = shop.store.clients;
  shopper.scopes = shopper.scopes.filter((scope) => !scope.startsWith('view_published_products'));
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
  await expect(alert(popup)).toHaveText(/permission/);
  await expect(searchField(popup)).toBeEditable();
});

test('A client that may not have carts lets the shopper look, and offers no cart', async ({ cartlet, shop }) => {
  const { shopper } = shop.store.clients;
  shopper.scopes = shopper.scopes.filter((scope) => !scope.startsWith('manage_my_orders'));
  await cartlet.connect(connectionTo(shop));
  const [product = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await search(popup, product);
  await expect(addButton(popup, product)).toHaveCount(0);
});
