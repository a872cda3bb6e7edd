import { expectAccessible } from '../harness/accessibility.ts';
import { expect, test } from '../harness/chromium-extension.ts';
import { expectInPlace } from '../harness/layout.ts';

test('The list of keys opens over the panel, and gives focus back', async ({ popup }) => {
  await expect(popup.getByRole('listitem').first()).toBeVisible();
  const opener = popup.getByRole('button', { name: 'Keyboard' });
  const sheet = popup.getByRole('dialog', { name: 'Keyboard' });
  for (const close of [() => popup.keyboard.press('Escape'), () => popup.mouse.click(4, 300)]) {
    await opener.press('Enter');
    await expect(sheet.getByRole('button', { name: 'Close' })).toBeFocused();
    await expect(sheet).toContainText('One step back');
    await expectInPlace(popup, 'the list of keys');
    await expectAccessible(popup);
    await close();
    await expect(sheet).toHaveCount(0);
    await expect(opener).toBeFocused();
  }
  await popup.keyboard.press('Control+/');
  await expect(sheet).toBeVisible();
});
