/**
 * A purchase by keyboard alone, noted as by a screen reader: what has focus, and what live regions announce meanwhile.
 */
import { expect, test } from '../harness/chromium-extension.ts';
import { connectionTo } from '../harness/connection.ts';
import { createScreenReader } from './screen-reader.ts';

test('A purchase by keyboard alone reads well', async ({ cartlet, shop, texts, language }) => {
  await cartlet.connect(connectionTo(shop, { preferences: { locale: language.locale } }));
  const popup = await cartlet.openPopup();
  const reader = await createScreenReader(popup);
  await expect(popup.getByRole('listitem').first()).toBeVisible();
  await reader.note('The popup opens');

  await popup.keyboard.type(language.productWord);
  const results = popup.getByRole('list', { name: texts('searchResults') });
  await expect(results.locator('.row').first()).toBeVisible();
  await popup.keyboard.press('Enter');
  await expect(results).toHaveAttribute('aria-busy', 'false');
  await reader.note('Types, and Enter');

  await popup.keyboard.press('ArrowDown');
  await reader.note('Down');
  // The first product without options is added.
  for (let row = 0; (await reader.rowHasOptions()) && row < 20; row += 1) await popup.keyboard.press('ArrowDown');
  await popup.keyboard.press('Control+Enter');
  await expect(popup.getByRole('button', { name: texts.counted('cartItems', 1) })).toBeVisible();
  await reader.note('On to one without options, and Ctrl+Enter');

  await popup.keyboard.press('Control+k');
  await reader.note('Ctrl+K');

  await reader.tabTo('#cart');
  await reader.note('Tab, until the cart');
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('spinbutton')).toBeVisible();
  await reader.note('Enter');

  await reader.tabTo('[role=spinbutton]');
  await reader.note('Tab, until the quantity');
  await popup.keyboard.press('+');
  await expect.poll(() => shop.lines().map(({ quantity }) => quantity)).toEqual([2]);
  await reader.note('+');

  await reader.tabTo('.codes-form input');
  await reader.note('Tab, until the discount code');
  await popup.keyboard.type(shop.store.codes.percentage);
  await popup.keyboard.press('Enter');
  await expect(popup.getByRole('row', { name: texts('totalsDiscount') })).toBeVisible();
  await reader.note('Types a code, and Enter');

  await popup.keyboard.press('Escape');
  await reader.note('Escape');
  expect(reader.transcript()).toMatchSnapshot(`keyboard-${language.code}.txt`);
});
