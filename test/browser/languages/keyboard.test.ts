/** A purchase with the keyboard alone, written down as a screen reader has it: what has focus, and what is said meanwhile. */
import type { CDPSession, Page } from '@playwright/test';
import { expectAccessible } from '../harness/accessibility.ts';
import { connectionTo, expect, test } from '../harness/chromium-extension.ts';
import { expectInPlace } from '../harness/layout.ts';

/** What is typed where, in the languages it is tried in. */
const errands: Record<string, { locale: string; words: string }> = {
  en: { locale: 'en', words: 'pepper mill' },
  ar: { locale: 'ar', words: 'كوب' },
};

for (const [language, { locale, words }] of Object.entries(errands)) {
  test.describe(language, () => {
    test.use({ language });

    test('A purchase by keyboard alone reads well', async ({ cartlet, shop, texts }) => {
      await cartlet.connect({ ...connectionTo(shop), Locale: locale });
      const popup = await cartlet.openPopup();
      const reader = await listen(popup);
      await expect(popup.getByRole('listitem').first()).toBeVisible();
      await reader.note('The popup opens');

      await popup.keyboard.type(words);
      const results = popup.getByRole('list', { name: texts('searchResults') });
      await expect(results.locator('.row').first()).toBeVisible();
      await popup.keyboard.press('Enter');
      await expect(results).toHaveAttribute('aria-busy', 'false');
      await reader.note('Types, and Enter');

      await popup.keyboard.press('ArrowDown');
      await reader.note('Down');
      // One that has no options to choose is added.
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
      expect(reader.transcript()).toMatchSnapshot(`keyboard-${language}.txt`);
    });
  });
}

test('The list of keys opens over the panel, and gives focus back', async ({ cartlet, shop }) => {
  await cartlet.connect(connectionTo(shop));
  const popup = await cartlet.openPopup();
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

/** Follows focus and live regions of a page. */
async function listen(page: Page) {
  const session = await page.context().newCDPSession(page);
  await page.evaluate(watchLiveRegions);
  const lines: string[] = [];
  return {
    async note(step: string) {
      await expect.poll(() => page.evaluate(isQuiet)).toBe(true);
      const said = await page.evaluate(takeSaid);
      lines.push(step, `  focus: ${await focused(session)}`, ...said.map((words) => `  says: ${words}`));
    },
    async tabTo(selector: string) {
      for (let presses = 0; presses < 60; presses += 1) {
        if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Sixty times Tab do not lead to ${selector}`);
    },
    rowHasOptions: () =>
      page.evaluate(() => document.activeElement?.closest('li')?.querySelector('.is-choice') !== null),
    transcript: () => `${lines.join('\n')}\n`,
  };
}

/** Role, name, description and state of what has focus, as the browser tells them to a screen reader. */
async function focused(session: CDPSession): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await session.send('Accessibility.getPartialAXTree', {
    objectId: result.objectId ?? '',
    fetchRelatives: false,
  });
  const [node] = nodes;
  const told = ['expanded', 'invalid', 'valuetext', 'valuemin', 'valuemax', 'busy', 'readonly'];
  const states = (node?.properties ?? [])
    .filter(
      ({ name, value }) =>
        told.includes(name) && value.value !== false && value.value !== 'false' && value.value !== '',
    )
    .map(({ name, value }) => `${name} ${value.value}`);
  const value = node?.value?.value ? [`holds ${node.value.value}`] : [];
  const description = node?.description?.value ? [String(node.description.value)] : [];
  return [`${node?.role?.value} “${node?.name?.value}”`, ...description, ...value, ...states].join(', ');
}

interface Listener {
  /** The last words of each region. */
  said: Map<Element, string>;
  lastChange: number;
}

/** Runs in the page: hears what its live regions say. */
function watchLiveRegions(): void {
  const heard: Listener = { said: new Map(), lastChange: performance.now() };
  Object.assign(globalThis, { heard });
  const wordsOf = (node: Node) => (node.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  new MutationObserver((changes) => {
    heard.lastChange = performance.now();
    for (const { target, addedNodes } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const inside = element?.closest('[aria-live], [role=status], [role=alert]');
      const added = [...addedNodes].flatMap((node) =>
        node instanceof Element ? [...node.querySelectorAll('[role=status], [role=alert]')] : [],
      );
      for (const region of new Set([...(inside ? [inside] : []), ...added])) {
        const words = wordsOf(region);
        if (words) heard.said.set(region, words);
      }
    }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}

/** Runs in the page: whether nothing has changed for a while. */
function isQuiet(): boolean {
  return performance.now() - (globalThis as unknown as { heard: Listener }).heard.lastChange > 700;
}

/** Runs in the page: what was said since the last time. */
function takeSaid(): string[] {
  const { said } = (globalThis as unknown as { heard: Listener }).heard;
  const words = [...said.values()];
  said.clear();
  return words;
}
