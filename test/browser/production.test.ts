import { buildExtension } from '../../src/build/build-extension.ts';
import { selfSigned } from './certificate.ts';
import { test as base, expect } from './extension.ts';
import { cartButton, searchAndAdd, signIn } from './shopper.ts';

const region = 'europe-west1.gcp.commercetools.com';
const hosts = [`api.${region}`, `auth.${region}`];
const certificate = selfSigned(hosts);

/** What `npm run build` writes for a real shop, unchanged, in a browser for which that shop's hosts are the demo store. */
const test = base.extend({
  tls: certificate,
  installation: async ({ shop: { store, port } }, use, { workerIndex }) => {
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
    await use({
      extension: folder,
      args: [`--host-resolver-rules=${rules}`, `--ignore-certificate-errors-spki-list=${certificate.fingerprint}`],
    });
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
