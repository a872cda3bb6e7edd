import { expectAccessible } from '../harness/accessibility.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { parts } from '../harness/panel-walk.ts';

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

for (const [part, walk] of Object.entries(parts)) {
  test(`Axe finds nothing in the popup, light or dark: ${part}`, async ({ popup, shop, texts, language }) => {
    const look = (view: string) => test.step(view, () => expectAccessible(popup));
    await walk({ panel: popup, shop, texts, words: language.search, look });
  });
}
