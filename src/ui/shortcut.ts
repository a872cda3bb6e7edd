import browser from 'webextension-polyfill';

/**
 * The keyboard shortcut that opens the panel, as the browser writes it (`Alt+Shift+C`); `undefined` if the user removed
 * it.
 */
export async function openingShortcut(): Promise<string | undefined> {
  const commands = await browser.commands.getAll().catch(() => []);
  return commands.find(({ name }) => name === '_execute_action')?.shortcut || undefined;
}

/** Whether the keyboard has ⌘ in place of Ctrl, as on a Mac. */
export function hasCommandKey(): boolean {
  return navigator.platform.startsWith('Mac');
}
