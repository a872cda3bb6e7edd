/** The same page beside what somebody reads, as tall as the window, until they close it. Browsers call it differently. */
import browser from 'webextension-polyfill';

/** What the polyfill hands through as the browser has it. */
const { sidePanel, sidebarAction } = browser as unknown as {
  /** https://developer.chrome.com/docs/extensions/reference/api/sidePanel */
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  /** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/sidebarAction */
  sidebarAction?: { open(): Promise<void> };
};

/** Known before it is needed: a browser opens a side panel only in the very moment of a press. */
let windowId: number | undefined;

/** Whether this page is a popup and could stand at the side instead. To be asked before {@link openSidePanel} is called. */
export function canStandBeside(): boolean {
  if (!sidePanel && !sidebarAction) return false;
  if (!browser.extension.getViews({ type: 'popup' }).includes(window)) return false;
  if (windowId === undefined && sidePanel) void findWindow();
  return true;
}

/** Opens the panel at the side, and ends the popup. To be called in a press. */
export function openSidePanel(): void {
  const opening = sidePanel ? sidePanel.open({ windowId: windowId ?? -2 }) : sidebarAction?.open();
  // Where the browser does not open it the popup stays.
  void opening?.then(
    () => window.close(),
    () => {},
  );
}

async function findWindow(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  windowId = id;
}
