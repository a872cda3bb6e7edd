/** The panel at the side of the window, where it stays open: Chrome's side panel and Firefox's sidebar. */
import browser from 'webextension-polyfill';

/** APIs that the polyfill passes through unchanged. */
const { sidePanel, sidebarAction } = browser as unknown as {
  /** https://developer.chrome.com/docs/extensions/reference/api/sidePanel */
  sidePanel?: { open(options: { windowId: number }): Promise<void> };
  /** https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/API/sidebarAction */
  sidebarAction?: { open(): Promise<void> };
};

/** Read in advance: Chrome opens a side panel only during a click, so no await may come before it. */
let windowId: number | undefined;

/**
 * Whether this page is a popup that can move to the side. Call it before {@link openSidePanel}: it reads the window's
 * id.
 */
export function canStandBeside(): boolean {
  if (!sidePanel && !sidebarAction) return false;
  if (!browser.extension.getViews({ type: 'popup' }).includes(window)) return false;
  if (windowId === undefined && sidePanel) void findWindow();
  return true;
}

/** Opens the panel at the side and closes the popup. Must be called in a click. */
export function openSidePanel(): void {
  const opening = sidePanel ? sidePanel.open({ windowId: windowId ?? -2 }) : sidebarAction?.open();
  // The popup stays open when the browser refuses to open the side panel.
  void opening?.then(
    () => window.close(),
    () => {},
  );
}

async function findWindow(): Promise<void> {
  const { id } = await browser.windows.getCurrent();
  windowId = id;
}
