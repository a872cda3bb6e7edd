import { join } from 'node:path';
import { root } from '../../../src/build/install.mjs';
import { expectAccessible } from '../harness/accessibility.ts';
import { test as base, expect } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { testBuild } from '../harness/global-setup.ts';
import { withInstallation } from '../harness/installation.ts';
import { saveInForm } from '../harness/options-form.ts';
import { searchAndAdd } from '../harness/shopper.ts';

/** A new profile, in which the page of the installation stays open. */
const test = base.extend({
  installation: ({ language, headless }, use) =>
    withInstallation(
      { extension: join(root, testBuild), language: language.code, headless: headless ?? true, keepsFirstRun: true },
      use,
    ),
});

test('the page after the installation leads to a working cart, and closes', async ({ cartlet, shop, texts }) => {
  const page = await cartlet.firstRun();
  await expect(page.getByText('Paste the shop’s API client below')).toBeVisible();
  await saveInForm(page, texts, connectionTo(shop));

  await expect(page.getByRole('heading', { name: 'Cartlet is ready' })).toBeFocused();
  await expect(page.getByText('Its button is in the toolbar')).toBeVisible();
  await expectAccessible(page);
  const closed = page.waitForEvent('close');
  await page.getByRole('button', { name: 'Close this page' }).click();
  await closed;

  const [name = ''] = shop.simpleProducts;
  await searchAndAdd(await cartlet.openPopup(), name);
  await expect.poll(shop.lines).toEqual([{ name, quantity: 1 }]);
});

test('a worker that starts again opens no second page', async ({ cartlet, chromium }) => {
  await cartlet.firstRun();
  await cartlet.problems.leaveWorker();
  await cartlet.worker.kill();
  await cartlet.worker.evaluate('1');

  const { targetInfos } = await chromium.devtools.send('Target.getTargets');
  expect(targetInfos.filter(({ type, url }) => type === 'page' && url.endsWith('?first-run'))).toHaveLength(1);
});
