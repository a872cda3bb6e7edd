import type { CDPSession, Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Follows focus and live regions of a page, and notes them step by step. */
export async function createScreenReader(page: Page) {
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
  /** The last text of each region. */
  said: Map<Element, string>;
  lastChange: number;
}

/** Runs in the page: keeps the last text of each live region. */
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

/** Runs in the page: whether nothing has changed for 0.7 s. */
function isQuiet(): boolean {
  return performance.now() - (globalThis as unknown as { heard: Listener }).heard.lastChange > 700;
}

/** Runs in the page: the announcements since the last call. */
function takeSaid(): string[] {
  const { said } = (globalThis as unknown as { heard: Listener }).heard;
  const words = [...said.values()];
  said.clear();
  return words;
}
