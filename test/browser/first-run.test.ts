import { join } from 'node:path';
import { root } from '../../src/build/install.mjs';
import { expectAccessible } from './axe.ts';
import { connectionTo, expect, test } from './extension.ts';
import { testBuild } from './prepare.ts';
import { searchAndAdd } from './shopper.ts';

test.use({ installation: { extension: join(root, testBuild), args: [], keepsFirstRun: true } });

test('the page after the installation leads to a working cart, and closes', async ({ cartlet, shop }) => {
  const page = await cartlet.firstRun();
  await expect(page.getByText('Paste the shop’s API client below')).toBeVisible();
  for (const [name, value] of Object.entries(connectionTo(shop))) {
    await page.getByRole('textbox', { name, exact: true }).fill(value);
  }
  await page.getByRole('button', { name: 'Save' }).click();

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

test('a worker that starts anew opens no second page', async ({ cartlet, chromium }) => {
  await cartlet.firstRun();
  await cartlet.problems.leaveWorker();
  await cartlet.worker.kill();
  await cartlet.worker.evaluate('1');

  const { targetInfos } = await chromium.devtools.send('Target.getTargets');
  expect(targetInfos.filter(({ type, url }) => type === 'page' && url.endsWith('?first-run'))).toHaveLength(1);
});
