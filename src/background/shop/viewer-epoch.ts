/**
 * Names the viewer of the panel. A page stores its snapshot under this name, and shows the snapshot only while the name
 * stays: a sign-out, another customer or another shop ends the epoch.
 */
import * as v from 'valibot';
import { viewerEpochKey } from '../../contract/storage-keys.ts';
import { withLock } from '../browser/lock.ts';
import { storageItem } from '../browser/storage-item.ts';

const viewerEpoch = storageItem({ key: viewerEpochKey, area: 'session', owner: 'customer', schema: v.string() });

/** The current epoch; a new one when a deletion or the end of the browser has removed the last. */
export function currentViewerEpoch(): Promise<string> {
  return withLock('viewer-epoch', async () => {
    const known = await viewerEpoch.read();
    if (known !== undefined) return known;
    const next = crypto.randomUUID();
    await viewerEpoch.write(next);
    return next;
  });
}
