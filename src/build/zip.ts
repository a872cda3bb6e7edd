import { type Zippable, zipSync } from 'fflate';

/** Contents of files by their path in the archive, with `/` between folders. */
export type Files = Record<string, Uint8Array>;

/**
 * The oldest time of the zip format, in local time as the format stores it, so that the bytes are the same everywhere.
 */
const fixedTime = new Date(1980, 0, 1);

/** Packs files into a zip archive. The same files give the same bytes, at any time and on any machine. */
export function zip(files: Files): Uint8Array {
  const sorted = Object.keys(files).sort((one, other) => (one < other ? -1 : 1));
  const entries: Zippable = {};
  for (const path of sorted) entries[path] = [files[path] as Uint8Array, { mtime: fixedTime, level: 9 }];
  return zipSync(entries);
}
