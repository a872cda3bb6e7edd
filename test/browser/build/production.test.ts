import { buildExtension } from '../../run/build-extension.ts';
import { test as base, expect } from '../harness/chromium-extension.ts';
import { withInstallation } from '../harness/installation.ts';
import { cartButton, searchAndAdd, signIn } from '../harness/shopper.ts';
import { openTestShop } from '../harness/test-shop.ts';
import { selfSigned } from './certificate.ts';

const region = 'europe-west1.gcp.commercetools.com';
const hosts = [`api.${region}`, `auth.${region}`];
const certificate = selfSigned(hosts);

/** The build for a real shop, unchanged, in a browser that resolves the hosts of that shop to the demo store. */
const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  shop: async ({}, use) => {
    const shop = await openTestShop({ tls: certificate });
    await use(shop);
    await shop.close();
    expect(shop.unnamed, 'writes without a row').toEqual([]);
  },
  installation: async ({ shop: { store, port }, language, headless }, use, { workerIndex }) => {
    const { folder } = await buildExtension({
      mode: 'production',
      outDir: `.build/production-${workerIndex}`,
      settings: {
        CTP_PROJECT_KEY: store.projectKey,
        CTP_CLIENT_ID: store.clients.shopper.id,
        CTP_CLIENT_SECRET: store.clients.shopper.secret,
        CTP_SCOPES: store.clients.shopper.scopes.join(' '),
        CTP_API_URL: `https://api.${region}`,
        CTP_AUTH_URL: `https://auth.${region}`,
        CARTLET_CURRENCY: 'EUR',
        CARTLET_COUNTRY: 'DE',
        CARTLET_LOCALE: 'en',
      },
    });
    const rules = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`).join(', ');
    const args = [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`];
    await withInstallation({ extension: folder, args, language: language.code, headless: headless ?? true }, use);
  },
});

test('The folder that is loaded against a real shop buys from it', async ({ cartlet, shop }) => {
  const [name = ''] = shop.simpleProducts;
  const popup = await cartlet.openPopup();
  await searchAndAdd(popup, name);
  await signIn(popup, shop.store.customer);
  await expect(popup.getByRole('button', { name: 'Sign out' })).toBeVisible();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  const asked = new Set(shop.store.wire.map(({ headers }) => headers['host']));
  expect([...asked].sort()).toEqual(hosts);
});
