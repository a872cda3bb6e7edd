/** A shop in English and German, in a browser whose language is `en-US`. */
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { inLanguages } from '../../demo-store/catalogue/vocabulary/in-languages.ts';
import { test as base, expect } from '../harness/chromium-extension.ts';
import { addButton, alert, cartButton, cartLines, quantityOf, search } from '../harness/shopper.ts';
import { openTestShop } from '../harness/test-shop.ts';

const test = base.extend({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are used from the pattern.
  shop: async ({}, use) => {
    const catalogue = inLanguages(createCatalogue({ products: 200, seed: 1 }), { de: 'de', en: 'en' });
    const shop = await openTestShop({ catalogue, languages: ['de', 'en'] });
    await use(shop);
    await shop.close();
  },
});

test('A shop pasted and saved with the locale of the browser is searched and sells in English', async ({
  cartlet,
  shop,
}) => {
  const { store, url } = shop;
  const { id, secret, scopes } = store.clients.shopper;
  expect(scopes.join()).not.toContain('view_project_settings');
  const [name = ''] = shop.simpleProducts;

  const options = await cartlet.openOptions();
  const locale = options.getByRole('textbox', { name: 'Locale' });
  await expect(locale).toHaveValue('en-US');
  await options.getByRole('textbox', { name: 'Paste API client' }).fill(
    JSON.stringify({
      ...{ CTP_PROJECT_KEY: store.projectKey, CTP_CLIENT_ID: id, CTP_CLIENT_SECRET: secret },
      ...{ CTP_AUTH_URL: url, CTP_API_URL: url, CTP_SCOPES: scopes.join(' ') },
    }),
  );
  await expect(options.getByText(/^Filled in: /)).toBeVisible();
  await options.getByRole('button', { name: 'Save' }).click();
  await expect(options.getByRole('status')).toHaveText('Saved');
  await expect(locale).toHaveValue('en-US');
  await expect(
    options.getByText('Language of the shop: English (en), the nearest to en-US that it has.'),
  ).toBeVisible();

  const popup = await cartlet.openPopup();
  await search(popup, name);
  await addButton(popup, name).click();
  await expect(cartButton(popup)).toHaveAccessibleName('Cart, 1 item');
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
  await expect(alert(popup)).toHaveCount(0);
  expect(store.inspect.carts()).toMatchObject([{ locale: 'en' }]);

  await popup.getByRole('button', { name, exact: true }).click();
  await expect(popup.getByRole('heading', { level: 1, name })).toBeVisible();
  await cartButton(popup).click();
  await expect(cartLines(popup)).toHaveCount(1);
  await expect(quantityOf(popup, name)).toHaveValue('1');
});
