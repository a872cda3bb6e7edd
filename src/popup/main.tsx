import { render } from 'preact';
import { painted } from '../ui/first-frame/is-painted.ts';
import type { StoredSnapshot } from '../ui/first-frame/snapshot-read.ts';
import { dropSnapshot } from '../ui/first-frame/snapshot-write.ts';
import { extensionName, preparePage } from '../ui/page.ts';
import { returning, scrollerId, searchFieldId, view } from './navigation/history.ts';
import { isDrawable, lazyViews, loadViews } from './navigation/lazy-views.ts';
import { followNetwork } from './network.ts';
import { followWorker, openPanel } from './open-panel.ts';
import { Panel } from './panel.tsx';
import { search } from './search/type-ahead.ts';
import { readOwnSnapshot, restore, type Snapshot } from './snapshot/restore.ts';

/**
 * Everything up to the first frame happens in one task, so that nothing is painted twice; everything else waits until it is
 * painted, the worker's start included.
 */
async function start(): Promise<void> {
  const kept = await readOwnSnapshot();
  try {
    await draw(kept);
  } catch (thrown) {
    if (!kept) throw thrown;
    // Whatever was wrong with it: without it the panel opens as on the first day.
    await dropSnapshot();
    location.reload();
  }
}

async function draw(kept: StoredSnapshot<Snapshot> | undefined): Promise<void> {
  if (kept) restore(kept);
  followEarlyTyping();
  if (!isDrawable(view.value)) {
    await loadViews();
    // And meanwhile.
    followEarlyTyping();
  }
  preparePage(extensionName());
  followNetwork();
  followWorker();
  // Takes over the frame that stands in the document, and gives it its words.
  render(<Panel />, document.getElementById('app') as HTMLElement);
  const scroller = document.getElementById(scrollerId);
  if (scroller && returning.value) scroller.scrollTop = returning.value.scroll;
  void goOn();
}

/** Somebody may have typed into the frame that stood there before. */
function followEarlyTyping(): void {
  const field = document.querySelector<HTMLInputElement>(`#${searchFieldId}`);
  if (field && field.value !== field.defaultValue) search(field.value);
}

async function goOn(): Promise<void> {
  await painted();
  void openPanel();
  await loadViews();
  lazyViews.value?.captureSnapshots();
  lazyViews.value?.refreshOnFocus();
}

/** Fulfilled with the first frame. */
export const drawn = start();
