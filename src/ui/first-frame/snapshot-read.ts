/** What a page keeps for its next opening. In memory: it ends with the browser. */
import { nativeBrowser } from '../native-browser.ts';
import type { DomJson } from './dom-json.ts';

export const snapshotKey = 'page/snapshot';
export const frameKey = 'page/frame';
/** Set by the worker, and gone when somebody has left: see {@link Panel.era}. */
const eraKey = 'page/era';

/** What is kept, and for whose eyes. */
export interface StoredSnapshot<Value> {
  era: string;
  value: Value;
}

/** As it is stored: a text is one piece for the two processes it goes through, where an object is one for each of its values. */
export interface Stored {
  era: string;
  text: string;
}

/** What stood in the document: shown again before the script that made it has run. */
export interface Frame {
  /** Of the extension: another one may draw otherwise. */
  version: string;
  /** Milliseconds since 1970. */
  at: number;
  tree: DomJson;
  lang: string;
  dir: string;
  /** The merchant's colour, as CSS writes it; empty for ours. */
  accent: string;
  /** How far it was scrolled. CSS pixels. */
  scroll: number;
}

/** Version of the extension. */
export function snapshotVersion(): string {
  return nativeBrowser.runtime.getManifest().version;
}

let reading: Promise<Record<string, unknown>> | undefined;

/** Once an opening, for whoever wants which part. */
function read(): Promise<Record<string, unknown>> {
  reading ??= nativeBrowser.storage.session.get([snapshotKey, frameKey, eraKey]).catch(() => ({}));
  return reading;
}

async function part<Value>(key: string): Promise<StoredSnapshot<Value> | undefined> {
  const all = await read();
  try {
    const { era, text } = all[key] as Stored;
    return era === all[eraKey] ? { era, value: JSON.parse(text) } : undefined;
  } catch {
    // Nothing, or nothing that can be read.
    return undefined;
  }
}

/**
 * Reads what was kept, without waking the worker.
 *
 * @returns `undefined` where there is nothing, or where it was somebody else's
 */
export function readSnapshot<Value>(): Promise<StoredSnapshot<Value> | undefined> {
  return part<Value>(snapshotKey);
}

/** Reads what stood in the document, if it is of this version. */
export async function readFrame(): Promise<Frame | undefined> {
  const value = (await part<Frame>(frameKey))?.value;
  return value?.version === snapshotVersion() ? value : undefined;
}
