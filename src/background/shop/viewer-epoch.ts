/** Marks what pages keep for their next opening as somebody's: it is void once they have left. */
import * as v from 'valibot';
import { withLock } from '../browser/lock.ts';
import { eraKey, storageItem } from '../browser/storage-item.ts';

const era = storageItem('session', eraKey, v.string());

/** The era there is now; a new one where the last has ended, with a sign-out, another shop, or the browser. */
export function currentViewerEpoch(): Promise<string> {
  return withLock('era', async () => {
    const known = await era.read();
    if (known !== undefined) return known;
    const next = crypto.randomUUID();
    await era.write(next);
    return next;
  });
}
