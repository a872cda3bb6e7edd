import browser from 'webextension-polyfill';

/** Where a page keeps what its next opening begins with. In memory: it ends with the browser. */
const key = 'page/snapshot';
/** Set by the worker, and gone when somebody has left: see {@link Panel.era}. */
const eraKey = 'page/era';

/** What is kept, and for whose eyes. */
export interface Kept<Value> {
  era: string;
  value: Value;
}

/**
 * Reads what was kept, without waking the worker.
 *
 * @returns `undefined` where there is nothing, or where it was somebody else's
 */
export async function readKept<Value>(): Promise<Kept<Value> | undefined> {
  try {
    const stored = await browser.storage.session.get([key, eraKey]);
    const kept = stored[key] as Kept<Value> | undefined;
    return kept && kept.era === stored[eraKey] ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something for the next opening. What cannot be kept is no reason to disturb. */
export function keep<Value>(kept: Kept<Value>): void {
  void browser.storage.session.set({ [key]: kept }).catch(() => {});
}

/** Forgets what was kept. */
export async function dropKept(): Promise<void> {
  await browser.storage.session.remove(key).catch(() => {});
}
