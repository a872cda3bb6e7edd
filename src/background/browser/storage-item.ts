/** What outlives the worker, declared: area, key and shape. Nobody writes a raw key. */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fail } from '../../contract/failure.ts';

/** Where records go that no version of ours could read. */
const asidePrefix = 'aside/';

export interface StorageItem<Value> {
  area: 'local' | 'session';
  key: string;
  /** What a record that was read means; see {@link readTogether}. */
  judge(record: unknown): Promise<Value | undefined>;
  /** `undefined` when nothing is there. What is there and not of this shape is set aside, and is then nothing. */
  read(): Promise<Value | undefined>;
  /** Fails with `storage-failed`. */
  write(value: Value): Promise<void>;
  remove(): Promise<void>;
}

/** `session` is in memory and ends with the browser; `local` is on disk. */
export function storageItem<Schema extends v.GenericSchema>(
  area: 'local' | 'session',
  key: string,
  schema: Schema,
): StorageItem<v.InferOutput<Schema>> {
  const judge = async (record: unknown) => {
    if (record === undefined) return undefined;
    const parsed = v.safeParse(schema, record);
    if (parsed.success) return parsed.output;
    await setAside(area, key, record);
    return undefined;
  };
  return {
    area,
    key,
    judge,
    read: async () => judge((await browser.storage[area].get(key))[key]),
    write: async (value) => {
      try {
        await browser.storage[area].set({ [key]: value });
      } catch {
        throw fail('storage-failed');
      }
    },
    remove: () => browser.storage[area].remove(key),
  };
}

/**
 * A list of which each entry is judged for itself; one that cannot be read is given to `pass`, and the others stay. Where it is no
 * list at all it is empty.
 */
export function entriesOf<Schema extends v.GenericSchema>(schema: Schema, pass: (entry: unknown) => void) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) => entries.flatMap((entry): v.InferOutput<Schema>[] => onlyIf(schema, entry, pass))),
    ),
    [],
  );
}

/** A part of a record that is judged for itself, and given to `pass` when it cannot be read. */
export function partOf<Schema extends v.GenericSchema>(schema: Schema, pass: (part: unknown) => void) {
  return v.optional(
    v.pipe(
      v.unknown(),
      v.transform((part): v.InferOutput<Schema> | undefined => onlyIf(schema, part, pass)[0]),
    ),
  );
}

function onlyIf<Schema extends v.GenericSchema>(schema: Schema, value: unknown, pass: (value: unknown) => void) {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return [parsed.output];
  pass(value);
  return [];
}

/** Reads two items of one area on one way to the browser. */
async function readTogether<One, Other>(
  one: StorageItem<One>,
  other: StorageItem<Other>,
): Promise<[One | undefined, Other | undefined]> {
  const records = await browser.storage[one.area].get([one.key, other.key]);
  return Promise.all([one.judge(records[one.key]), other.judge(records[other.key])]);
}

/**
 * Takes a record that this version cannot read out of the way, whole: another version may have written it. One copy of a
 * key is kept, and goes when its shop is forgotten.
 */
async function setAside(area: 'local' | 'session', key: string, value: unknown): Promise<void> {
  await setPartAside(area, key, value);
  await browser.storage[area].remove(key);
}

/** Keeps a copy of what could not be read of a record, whose rest stays where it is. */
export async function setPartAside(area: 'local' | 'session', key: string, value: unknown): Promise<void> {
  await browser.storage[area].set({ [`${asidePrefix}${key}`]: value }).catch(() => {});
}

export interface KeepableItem<Value> {
  read(): Promise<Value | undefined>;
  /** Reads it, and on the same way another item of the session. */
  readWith<Other>(other: StorageItem<Other>): Promise<[Value | undefined, Other | undefined]>;
  /** On disk when it may be kept there, otherwise in memory; never in both. */
  write(value: Value, keep: boolean): Promise<void>;
  /** Moves what is there to where `write` would put it. */
  move(keep: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** An item of which somebody decides, each time, whether it may outlive the browser. */
export function keepableItem<Schema extends v.GenericSchema>(
  key: string,
  schema: Schema,
): KeepableItem<v.InferOutput<Schema>> {
  const kept = storageItem('local', key, schema);
  const passing = storageItem('session', key, schema);
  return {
    read: async () => {
      // Both at once: one after the other is twice the way.
      const [inMemory, onDisk] = await Promise.all([passing.read(), kept.read()]);
      return inMemory ?? onDisk;
    },
    readWith: async (other) => {
      const [[inMemory, beside], onDisk] = await Promise.all([readTogether(passing, other), kept.read()]);
      return [inMemory ?? onDisk, beside];
    },
    write: async (value, keep) => {
      if (keep) {
        // What is in memory is read first, so it goes last: a worker stopped in between has the old or the new.
        await kept.write(value);
        await passing.remove();
      } else {
        // As above: what is on the disk is the older one.
        await passing.write(value);
        await kept.remove();
      }
    },
    move: (keep) => (keep ? moveRecord(key, 'session', 'local') : moveToMemory(key)),
    remove: async () => {
      await Promise.all([kept.remove(), passing.remove()]);
    },
  };
}

/** Takes an item from the disk into memory, for whoever, or whatever policy, will not have it kept. */
export function moveToMemory(key: string): Promise<void> {
  return moveRecord(key, 'local', 'session');
}

/** It is in the one before it leaves the other: a worker that is stopped in between loses nothing. */
async function moveRecord(key: string, from: 'local' | 'session', to: 'local' | 'session'): Promise<void> {
  const { [key]: value } = await browser.storage[from].get(key);
  if (value === undefined) return;
  // What is in memory already is newer than what is still on the disk.
  const { [key]: newer } = to === 'session' ? await browser.storage.session.get(key) : {};
  try {
    if (newer === undefined) await browser.storage[to].set({ [key]: value });
  } catch {
    throw fail('storage-failed');
  }
  await browser.storage[from].remove(key);
}

/** What pages keep for themselves; the era it is of, in which they believe it. */
const pagePrefix = 'page/';
export const eraKey = `${pagePrefix}era`;

/** What is of the shop, whoever is here. */
const shopsOwn = ['scopes', 'categories', 'searching', 'languages'];

/**
 * Removes all that is stored of one shop, by pages too, and whatever was set aside.
 *
 * @param spared items by the first part of their keys
 */
export async function forgetShop(shopId: string, spared: readonly string[] = []): Promise<void> {
  const kept = spared.map((item) => `${item}@${shopId}`);
  const isOfIt = (key: string) =>
    (key.endsWith(`@${shopId}`) && !kept.includes(key)) || key.startsWith(asidePrefix) || key.startsWith(pagePrefix);
  // The disk last: as long as it says who was here, whoever comes in next is told from them.
  for (const area of [browser.storage.session, browser.storage.local]) {
    await area.remove(Object.keys(await area.get(null)).filter(isOfIt));
  }
}

/** Removes all that is of whoever was in a shop. */
export function forgetPerson(shopId: string): Promise<void> {
  return forgetShop(shopId, shopsOwn);
}

/**
 * Closes `storage.local` to content scripts, which may read it by default.
 * https://developer.chrome.com/docs/extensions/reference/api/storage#method-StorageArea-setAccessLevel (Firefox has no such call)
 */
export async function closeLocalStorage(): Promise<void> {
  const local = browser.storage.local as { setAccessLevel?: (access: { accessLevel: string }) => Promise<void> };
  await local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' });
}
