/**
 * Writes the snapshot that `snapshot-read.ts` reads. A file of its own, because the popup's first script only reads.
 */
import { nativeBrowser } from '../native-browser.ts';
import { type Frame, frameKey, type SnapshotRecord, type StoredSnapshot, snapshotKey } from './snapshot-read.ts';

/**
 * Stores a snapshot for the next opening. A failed write is ignored: the next opening then starts without a snapshot.
 *
 * @param frame the document, if the next opening can show it again
 */
export function writeSnapshot<Value>(snapshot: StoredSnapshot<Value>, frame: Frame | undefined): void {
  const { viewerEpoch } = snapshot;
  const record = (value: unknown): SnapshotRecord => ({ viewerEpoch, text: JSON.stringify(value) });
  const values = { [snapshotKey]: record(snapshot.value), [frameKey]: frame ? record(frame) : null };
  void nativeBrowser.storage.session.set(values).catch(() => {});
}

/** Deletes the snapshot and the frame. */
export async function dropSnapshot(): Promise<void> {
  await nativeBrowser.storage.session.remove([snapshotKey, frameKey]).catch(() => {});
}
