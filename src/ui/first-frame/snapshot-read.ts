/** Reads the snapshot that a page stores for its next opening, in `storage.session`, which ends with the browser. */
import { viewerEpochKey } from '../../contract/storage-keys.ts';
import { nativeBrowser } from '../native-browser.ts';
import type { DomJson } from './dom-json.ts';

export const snapshotKey = 'page/snapshot';
export const frameKey = 'page/frame';

/** A stored value, and the viewer epoch that it belongs to. */
export interface StoredSnapshot<Value> {
  viewerEpoch: string;
  value: Value;
}

/** A snapshot as it is stored: JSON text, because the browser copies an object value by value between two processes. */
export interface SnapshotRecord {
  viewerEpoch: string;
  text: string;
}

/** The document of the last opening, which the page shows before its scripts have run. */
export interface Frame {
  /** Version of the extension that drew the frame. Another version may draw another document. */
  version: string;
  /** Milliseconds since 1970. */
  at: number;
  tree: DomJson;
  lang: string;
  dir: string;
  /** The merchant's colour in CSS; empty for the default one. */
  accent: string;
  /** Scroll position. CSS pixels. */
  scroll: number;
}

/** The extension's version, which a frame must have been drawn by. */
export function snapshotVersion(): string {
  return nativeBrowser.runtime.getManifest().version;
}

let reading: Promise<Record<string, unknown>> | undefined;

/** Reads the storage once for each opening: the snapshot and the frame share the result. */
function readAll(): Promise<Record<string, unknown>> {
  reading ??= nativeBrowser.storage.session.get([snapshotKey, frameKey, viewerEpochKey]).catch(() => ({}));
  return reading;
}

async function read<Value>(key: string): Promise<StoredSnapshot<Value> | undefined> {
  const all = await readAll();
  try {
    const { viewerEpoch, text } = all[key] as SnapshotRecord;
    return viewerEpoch === all[viewerEpochKey] ? { viewerEpoch, value: JSON.parse(text) } : undefined;
  } catch {
    // No snapshot is stored, or its text is broken.
    return undefined;
  }
}

/**
 * Reads the snapshot without waking the worker.
 *
 * @returns `undefined` when no snapshot is stored, or when it belongs to another viewer epoch
 */
export function readSnapshot<Value>(): Promise<StoredSnapshot<Value> | undefined> {
  return read<Value>(snapshotKey);
}

/** Reads the frame; `undefined` when none is stored, or when another viewer epoch or version drew it. */
export async function readFrame(): Promise<Frame | undefined> {
  const value = (await read<Frame>(frameKey))?.value;
  return value?.version === snapshotVersion() ? value : undefined;
}
