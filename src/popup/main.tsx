import { render } from 'preact';
import { waitForPaint } from '../ui/first-frame/is-painted.ts';
import type { StoredSnapshot } from '../ui/first-frame/snapshot-read.ts';
import { dropSnapshot } from '../ui/first-frame/snapshot-write.ts';
import { extensionName, preparePage } from '../ui/page.ts';
import { scrollerId, searchFieldId } from './navigation/focus.ts';
import { savedPosition, view } from './navigation/history.ts';
import { isDrawable, lazyViews, loadViews } from './navigation/lazy-views.ts';
import { watchNetwork } from './network.ts';
import { openPanel, subscribeToWorker } from './open-panel.ts';
import { Panel } from './panel.tsx';
import { searchFor } from './search/type-ahead.ts';
import { readOwnSnapshot, restore, type Snapshot } from './snapshot/restore.ts';

/**
 * Draws the first frame in one task, so that the browser paints once. All other work waits for that paint, including
 * the message that starts the worker.
 */
async function start(): Promise<void> {
  const snapshot = await readOwnSnapshot();
  try {
    await draw(snapshot);
  } catch (thrown) {
    if (!snapshot) throw thrown;
    // A damaged snapshot must not break every opening, so the panel deletes the snapshot and opens without one.
    await dropSnapshot();
    location.reload();
  }
}

async function draw(snapshot: StoredSnapshot<Snapshot> | undefined): Promise<void> {
  if (snapshot) restore(snapshot);
  applyEarlyTyping();
  if (!isDrawable(view.value)) {
    await loadViews();
    // The shopper may have typed while the views loaded.
    applyEarlyTyping();
  }
  preparePage(extensionName());
  watchNetwork();
  subscribeToWorker();
  // Preact takes over the elements of the frame that the document shows, and adds their texts.
  render(<Panel />, document.getElementById('app') as HTMLElement);
  const scroller = document.getElementById(scrollerId);
  if (scroller && savedPosition.value) scroller.scrollTop = savedPosition.value.scroll;
  void continueAfterPaint();
}

/** Searches for the text that the shopper typed into the search field before a script listened to the field. */
function applyEarlyTyping(): void {
  const field = document.querySelector<HTMLInputElement>(`#${searchFieldId}`);
  if (field && field.value !== field.defaultValue) searchFor(field.value);
}

async function continueAfterPaint(): Promise<void> {
  await waitForPaint();
  void openPanel();
  await loadViews();
  lazyViews.value?.captureSnapshots();
  lazyViews.value?.refreshOnFocus();
}

/** Resolves when the first frame is drawn. */
export const drawn = start();
