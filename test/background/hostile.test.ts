/** What a hostile shop, a careless merchant or a strict company can do, and what comes of it. */
import { fakeBrowser } from '@webext-core/fake-browser';
import * as v from 'valibot';
import { beforeEach, describe, expect, test } from 'vitest';
import { pageUrl } from '../../src/background/shop/shop-urls.ts';
import { cartOf } from '../../src/commerce/cart/cart-view.ts';
import { cart } from '../../src/commerce/cart/cart-wire.ts';
import { productOf } from '../../src/commerce/catalog/product.ts';
import { apiFailure } from '../../src/commerce/client/api-errors.ts';
import { projection } from '../../src/commerce/wire.ts';
import { failureOf } from '../../src/contract/failure.ts';
import { createCatalogue } from '../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../demo-store/store/store.ts';
import { credentialsOf } from '../harness/shopper.ts';
import { type Extension, installExtension, settingsFor } from '../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 40, seed: 1 });
const elsewhere = 'http://127.0.0.1:6666';
let store: DemoStore;
let extension: Extension;
/** Requests to the other host, with what they carry. */
let leaked: string[];
/** Answers in the shop's place. */
let answer: ((request: Request) => unknown) | undefined;

beforeEach(async () => {
  store = createDemoStore({ catalogue });
  leaked = [];
  answer = undefined;
  extension = installExtension(async (request) => {
    if (request.url.startsWith(elsewhere)) {
      const basic = atob(request.headers.get('authorization')?.split(' ')[1] ?? '');
      leaked.push(`${basic} ${await request.clone().text()}`);
    }
    const body = answer?.(request);
    return body === undefined ? store.fetch(request) : Response.json(body);
  });
  await extension.ask('settings.save', settingsFor(store));
});

const withAuthUrl = (authUrl: string, clientSecret: string) => {
  const { connection, preferences } = settingsFor(store);
  return { connection: { ...connection, authUrl, clientSecret }, preferences };
};

describe('another auth host', () => {
  test('is not given the secret that is known for the first', async () => {
    await extension.ask('settings.save', withAuthUrl(elsewhere, '')).catch(() => {});

    expect(leaked.filter((each) => each.includes(store.clients.shopper.secret))).toEqual([]);
  });

  test('is not given the session of the first', async () => {
    await extension.ask('account.signIn', credentialsOf(store));
    const { refresh } = store.inspect.tokens();
    await extension.ask('settings.save', withAuthUrl(elsewhere, store.clients.shopper.secret));
    await extension.restartBrowser();
    await extension.ask('account.profile').catch(() => {});

    const tokens = refresh.map(({ value }) => encodeURIComponent(value));
    expect(leaked.filter((each) => tokens.some((token) => each.includes(token)))).toEqual([]);
  });
});

describe('a policy against kept sessions', () => {
  test.each([false, 'false'])(
    '(%o) takes one that is already kept from the disk, and it goes on in memory',
    async (value) => {
      await extension.ask('account.signIn', credentialsOf(store));
      await fakeBrowser.storage.managed.set({ CARTLET_KEEP_SIGNED_IN: value });

      const panel = await extension.ask('panel.open');

      expect(panel).toMatchObject({ shop: { mayKeepSignedIn: false }, account: { state: 'customer' } });
      const { local } = await extension.stored();
      for (const secret of [store.customer.email, ...store.inspect.tokens().refresh.map((token) => token.value)]) {
        expect(JSON.stringify(local)).not.toContain(secret);
      }
    },
  );
});

test('tokens of a session that was not to be kept are noted in memory alone', async () => {
  await extension.ask('account.signIn', { ...credentialsOf(store), keepSignedIn: false });
  const written: string[] = [];
  fakeBrowser.storage.local.onChanged.addListener((changes) => {
    written.push(JSON.stringify(changes));
  });
  const tokens = [...store.inspect.tokens().access, ...store.inspect.tokens().refresh];

  await extension.ask('account.signOut');

  await expect.poll(() => store.inspect.tokens().refresh).toEqual([]);
  for (const { value } of tokens) expect(written.join()).not.toContain(value);
});

test('a page of results is a page, however many the shop sends', async () => {
  const [product] = catalogue.products;
  const many = Array.from({ length: 5_000 }, (_each, index) => ({ ...product, id: `product-${index}` }));
  store.search.productSearch = false;
  answer = ({ url }) =>
    url.includes('/product-projections/search') ? { results: many, total: -5, offset: 0 } : undefined;

  const page = await extension.ask('catalog.search', { text: 'mug', offset: 0 });

  expect(page.results).toHaveLength(20);
  expect(page.total).toBeUndefined();
});

test('with a full disk the shop can still be searched', async () => {
  extension.fillDisk();

  expect((await extension.ask('catalog.search', { text: '', offset: 0 })).results).not.toEqual([]);
  expect(await extension.ask('catalog.categories')).not.toEqual([]);
});

test('scopes for a store alone are remembered', async () => {
  const scope = `view_published_products:${store.projectKey} manage_my_orders:${store.projectKey}:berlin`;
  answer = ({ url }) => (url.endsWith('/oauth/token') ? { access_token: 'a', expires_in: 3600, scope } : undefined);
  await extension.ask('settings.save', settingsFor(store, store.clients.tutorial));
  await extension.ask('catalog.search', { text: '', offset: 0 }).catch(() => {});
  await extension.ask('catalog.search', { text: '', offset: 0 }).catch(() => {});

  expect(Object.keys((await extension.stored()).local).filter((key) => key.startsWith('aside/'))).toEqual([]);
});

test.each(['__proto__', 'constructor', 'toString', 'FutureCode'])(
  'an error code %s is a refusal like any other',
  (code) => {
    const body = JSON.parse(`{"message":"m","errors":[{"code":"${code}"}]}`);

    const { failure } = apiFailure({
      status: 400,
      body,
      supportId: 's',
      host: 'h',
      retryAfter: undefined,
    });

    expect(failureOf({ failure })).toEqual({ name: 'refused', supportId: 's' });
  },
);

describe("a template of the shop's own page", () => {
  const place = { locale: 'en', country: 'DE', currency: 'EUR' };
  test.each<[string, string | undefined, string | undefined]>([
    ['https://shop.example/{locale}/p/{slug}', 'linen-shirt', 'https://shop.example/en/p/linen-shirt'],
    ['https://shop.example/p/{slug}', 'a b&c', 'https://shop.example/p/a%20b%26c'],
    ['https://shop.example/p/{slug}', 'half \ud83d', 'https://shop.example/p/half%20%EF%BF%BD'],
    ['https://shop.example/p/{slug}/view', '..', undefined],
    ['https://shop.example/p/{slug}', undefined, undefined],
    ['https://shop.example/p/{unknown}', 'shirt', undefined],
    ['javascript:alert("{slug}")', 'shirt', undefined],
    ['http://shop.example/{slug}', 'shirt', undefined],
    ['', 'shirt', undefined],
  ])('%s with %s gives %s', (template, slug, url) => {
    expect(pageUrl(template, { ...place, slug })).toBe(url);
  });
});

describe('values no shop should send', () => {
  test('amounts beyond what can be counted make no cart', () => {
    const money = { currencyCode: 'EUR', centAmount: 1e308, fractionDigits: 2 };

    expect(v.safeParse(cart, { id: 'c', version: 1, lineItems: [], totalPrice: money }).success).toBe(false);
    const most = { ...money, centAmount: Number.MAX_SAFE_INTEGER };
    const line = {
      id: 'l',
      productId: 'p',
      name: {},
      variant: { id: 1 },
      price: { value: most },
      quantity: 9999,
      totalPrice: most,
    };
    const wire = v.parse(cart, { id: 'c', version: 1, lineItems: [line], totalPrice: most });
    const answer = { generation: 'g', readAt: 0, cart: wire, commands: [], codeNames: {}, agreed: {} };
    const view = cartOf(answer, {}, 'en');
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
  });

  test('texts of a megabyte are cut', () => {
    const long = 'ä'.repeat(1_000_000);
    const product = productOf(
      v.parse(projection, {
        id: 'p',
        name: { en: long },
        description: { en: long },
        masterVariant: { id: 1, attributes: [{ name: 'size', value: { key: 's', label: long } }] },
        variants: [{ id: 2, attributes: [{ name: 'size', value: { key: 'm', label: `${long}m` } }] }],
      }),
      'en',
    );

    expect(JSON.stringify(product).length).toBeLessThan(25_000);
  });

  test('an attribute of ten thousand depths takes nothing down', () => {
    const deep = JSON.parse(`${'{"en":'.repeat(10_000)}"x"${'}'.repeat(10_000)}`);
    const raw = { id: 'p', name: { en: 'Mug' }, masterVariant: { id: 1, attributes: [{ name: 'a', value: deep }] } };

    expect(productOf(v.parse(projection, raw), 'en')).toMatchObject({ name: 'Mug' });
  });
});
