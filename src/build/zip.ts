import { type Zippable, zipSync } from 'fflate';

/** Files by their path in the archive, with `/` between folders. */
export type Files = Record<string, Uint8Array>;

/** The oldest time a zip can hold, and given in local time as a zip holds it: so it is the same bytes everywhere. */
const always = new Date(1980, 0, 1);

/** The same files give the same archive, byte for byte, whenever and wherever it is made. */
export function zip(files: Files): Uint8Array {
  const sorted = Object.keys(files).sort((one, other) => (one < other ? -1 : 1));
  const entries: Zippable = {};
  for (const path of sorted) entries[path] = [files[path] as Uint8Array, { mtime: always, level: 9 }];
  return zipSync(entries);
}
