import browser from 'webextension-polyfill';

/** Which keys open the panel wherever the browser is, as it writes them (`Alt+Shift+C`); `undefined` where somebody took them away. */
export async function openingShortcut(): Promise<string | undefined> {
  const commands = await browser.commands.getAll().catch(() => []);
  return commands.find(({ name }) => name === '_execute_action')?.shortcut || undefined;
}

/** Whether ⌘ does here what Ctrl does elsewhere. */
export function hasCommandKey(): boolean {
  return navigator.platform.startsWith('Mac');
}
