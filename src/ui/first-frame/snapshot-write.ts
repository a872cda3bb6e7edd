/** Writes what `kept.ts` reads; apart from it, for the first script of a page only reads. */
import { nativeBrowser } from '../native-browser.ts';
import { type Frame, frameKey, type Stored, type StoredSnapshot, snapshotKey } from './snapshot-read.ts';

/**
 * Keeps something for the next opening. What cannot be kept is no reason to disturb.
 *
 * @param frame what stands in the document, where that can be shown again
 */
export function writeSnapshot<Value>(kept: StoredSnapshot<Value>, frame: Frame | undefined): void {
  const stored = (value: unknown): Stored => ({ era: kept.era, text: JSON.stringify(value) });
  const values = { [snapshotKey]: stored(kept.value), [frameKey]: frame ? stored(frame) : null };
  void nativeBrowser.storage.session.set(values).catch(() => {});
}

/** Forgets what was kept. */
export async function dropSnapshot(): Promise<void> {
  await nativeBrowser.storage.session.remove([snapshotKey, frameKey]).catch(() => {});
}
