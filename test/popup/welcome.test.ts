import { expect, test } from 'vitest';
import { asked, opened } from '../ui/harness/browser.ts';
import { find } from '../ui/harness/screen.ts';
import { openShop } from './harness/shop.ts';

test('without a shop the panel says what is missing and leads to the settings', async () => {
  await openShop({ isConnected: false });

  (await find('button', 'Open settings')).click();

  expect(opened.settings).toBe(1);
  expect(asked.map(({ type: name }) => name)).toEqual(['panel.open']);
});
