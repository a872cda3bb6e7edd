import { connectionTo, expect, type ShopConnection, test } from './extension.ts';
import { openShop, type Shop } from './shop.ts';
import { addButton, alert, searchAndAdd, searchField } from './shopper.ts';

interface Trouble {
  name: string;
  /** What is wrong with the settings. */
  connection?: (shop: Shop) => Partial<ShopConnection>;
  /** What is wrong with the shop. */
  answer?: (request: Request) => Response | undefined;
  sentence: RegExp;
}

/** An address at which somebody answered a moment ago, and nobody does now. */
let abandoned = '';
test.beforeAll(async () => {
  const { url, close } = await openShop();
  await close();
  abandoned = url;
});

const isApi = (request: Request) => !new URL(request.url).pathname.startsWith('/oauth/');

const troubles: Trouble[] = [
  {
    name: 'a shop that cannot be reached',
    connection: () => ({ 'API URL': abandoned, 'Auth URL': abandoned }),
    sentence: /No answer from 127\.0\.0\.1:\d+/,
  },
  {
    name: 'a shop that fails',
    answer: (request) => (isApi(request) ? Response.json({ statusCode: 503 }, { status: 503 }) : undefined),
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
    answer: (request) =>
      isApi(request)
        ? new Response('<h1>Welcome to our wifi</h1>', { headers: { 'content-type': 'text/html' } })
        : undefined,
    sentence: /answer from 127\.0\.0\.1:\d+ could not be read/,
  },
];

for (const { name, connection, answer, sentence } of troubles) {
  test(`The popup says what is the matter with ${name}, and works once it is mended`, async ({ cartlet, shop }) => {
    const right = connectionTo(shop);
    shop.disturb(answer && withCors(answer));
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

    shop.disturb(undefined);
    if (connection) await cartlet.connect(right);
    const [product = ''] = shop.simpleProducts;
    const mended = await cartlet.openPopup();
    await searchAndAdd(mended, product);
    await expect.poll(shop.lines).toEqual([{ name: product, quantity: 1 }]);
  });
}

test('A client without the scope for carts is told at the first add', async ({ cartlet, shop }) => {
  const { shopper } = shop.store.clients;
  shopper.scopes = shopper.scopes.filter((scope) => !scope.startsWith('manage_my_orders'));
  await cartlet.connect(connectionTo(shop));
  const [product = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await searchAndAdd(popup, product);
  await expect(alert(popup)).toHaveText(/permission/);
  await expect(addButton(popup, product)).toBeEnabled();
});

/** As the shop answers everybody, whatever else is the matter; without it a browser tells no more than that it failed. */
function withCors(answer: NonNullable<Trouble['answer']>): NonNullable<Trouble['answer']> {
  return (request) => {
    if (request.method === 'OPTIONS') return undefined;
    const response = answer(request);
    response?.headers.set('access-control-allow-origin', '*');
    return response;
  };
}
