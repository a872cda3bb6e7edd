/** Axe on the pages that the walk through the panel does not reach: see languages/every-view.test.ts. */
import { expectAccessible } from '../harness/accessibility.ts';
import { expect, test } from '../harness/chromium-extension.ts';

test('Axe finds nothing in the popup that has no shop yet', async ({ cartlet }) => {
  const popup = await cartlet.openPopup();
  await expect(popup.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(popup);
});

test('Axe finds nothing in the options page', async ({ cartlet }) => {
  const options = await cartlet.openOptions();
  await options.getByRole('button', { name: 'Delete everything on this device' }).click();
  await expect(options.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await expectAccessible(options);
});
