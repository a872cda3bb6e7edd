/**
 * What outlives the worker, declared. Each item says its key, its storage area, whose data it holds and its schema; no
 * other file touches `browser.storage`. What a sign-out or another deletion removes follows from the declarations:
 * `delete-stored.ts`.
 */
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import { fail } from '../../contract/failure.ts';

/** `session` is in memory and ends with the browser; `local` is on disk. */
export type StorageArea = 'local' | 'session';

/** Whose data an item holds: this device's, the shop's own, or that of the guest or customer who uses the shop. */
export type Owner = 'device' | 'shop' | 'customer';

interface Declaration<Area, Schema, Key extends string = string> {
  /** The key of an item with one record for each shop ends with `@`; a record's key then adds the shop's ID. */
  key: Key;
  /** `either`: each write says whether the record may be on disk. */
  area: Area;
  owner: Owner;
  schema: Schema;
  /** Set for what "Delete everything" must leave. */
  survivesErasure?: true;
}

type ShopKey = `${string}@`;

/** Module state: the declarations; complete once the modules have loaded, and never changed afterwards. */
const declared: Declaration<StorageArea | 'either', unknown>[] = [];

/** Every item that a loaded module has declared. */
export function declaredItems(): readonly Omit<(typeof declared)[number], 'schema'>[] {
  return declared;
}

export interface StorageItem<Value> {
  area: StorageArea;
  key: string;
  /** Validates a record that was read from this key: see {@link readTogether}. */
  validate(record: unknown): Promise<Value | undefined>;
  /** `undefined` when there is no record. A record of another shape is moved aside, and counts as none. */
  read(): Promise<Value | undefined>;
  /** Fails with `storage-failed`. */
  write(value: Value): Promise<void>;
  remove(): Promise<void>;
}

/** An item that is on disk or in memory, never in both; the writer decides each time. */
export interface PersistableItem<Value> {
  read(): Promise<Value | undefined>;
  /** Reads this item and another one of `storage.session` with one call to the browser. */
  readWith<Other>(other: StorageItem<Other>): Promise<[Value | undefined, Other | undefined]>;
  /**
   * Fails with `storage-failed`.
   *
   * @param isPersistent whether the record may outlive the browser
   */
  write(value: Value, isPersistent: boolean): Promise<void>;
  /** Moves the record to the area that `write` would choose. */
  move(isPersistent: boolean): Promise<void>;
  remove(): Promise<void>;
}

/** Declares an item of which this device has one record. Call it once, at module level. */
export function storageItem<Schema extends v.GenericSchema>(
  declaration: Declaration<StorageArea, Schema>,
): StorageItem<v.InferOutput<Schema>> {
  declared.push(declaration);
  return openItem(declaration.area, declaration.key, declaration.schema);
}

/** Declares an item of which each shop has a record. Call it once, at module level. */
export function shopItem<Schema extends v.GenericSchema>(
  declaration: Declaration<StorageArea, Schema, ShopKey>,
): (shopId: string) => StorageItem<v.InferOutput<Schema>> {
  declared.push(declaration);
  return (shopId) => openItem(declaration.area, declaration.key + shopId, declaration.schema);
}

/** Declares an item of which each shop has a record, on disk or in memory. Call it once, at module level. */
export function persistableItem<Schema extends v.GenericSchema>(
  declaration: Declaration<'either', Schema, ShopKey>,
): (shopId: string) => PersistableItem<v.InferOutput<Schema>> {
  declared.push(declaration);
  return (shopId) => openPersistable(declaration.key + shopId, declaration.schema);
}

function openItem<Schema extends v.GenericSchema>(
  area: StorageArea,
  key: string,
  schema: Schema,
): StorageItem<v.InferOutput<Schema>> {
  const validate = async (record: unknown) => {
    if (record === undefined) return undefined;
    rejected = [];
    const parsed = v.safeParse(schema, record);
    if (!parsed.success) {
      await copyAside(area, key, record);
      await browser.storage[area].remove(key);
      return undefined;
    }
    if (rejected.length > 0) await copyAside(area, key, rejected);
    return parsed.output;
  };
  return {
    area,
    key,
    validate,
    read: async () => validate((await browser.storage[area].get(key))[key]),
    write: (value) => writeRecord(area, key, value),
    remove: () => browser.storage[area].remove(key),
  };
}

async function writeRecord(area: StorageArea, key: string, value: unknown): Promise<void> {
  try {
    await browser.storage[area].set({ [key]: value });
  } catch {
    throw fail('storage-failed');
  }
}

function openPersistable<Schema extends v.GenericSchema>(
  key: string,
  schema: Schema,
): PersistableItem<v.InferOutput<Schema>> {
  const onDisk = openItem('local', key, schema);
  const inMemory = openItem('session', key, schema);
  return {
    read: async () => {
      // Both at once: each read is a call to another process.
      const [newer, older] = await Promise.all([inMemory.read(), onDisk.read()]);
      return newer ?? older;
    },
    readWith: async (other) => {
      const [[newer, beside], older] = await Promise.all([readTogether(inMemory, other), onDisk.read()]);
      return [newer ?? older, beside];
    },
    write: async (value, isPersistent) => {
      // Write first, then remove: a worker stopped in between leaves the old record or the new one, as `read` prefers
      // memory.
      const [next, former] = isPersistent ? [onDisk, inMemory] : [inMemory, onDisk];
      await next.write(value);
      await former.remove();
    },
    move: (isPersistent) => (isPersistent ? moveRecord(key, 'session', 'local') : moveRecord(key, 'local', 'session')),
    remove: async () => {
      await Promise.all([onDisk.remove(), inMemory.remove()]);
    },
  };
}

/** Reads two items of one area with one call to the browser. */
async function readTogether<One, Other>(
  one: StorageItem<One>,
  other: StorageItem<Other>,
): Promise<[One | undefined, Other | undefined]> {
  const records = await browser.storage[one.area].get([one.key, other.key]);
  return Promise.all([one.validate(records[one.key]), other.validate(records[other.key])]);
}

/** Writes before it removes, so that a worker stopped in between loses no record. Fails with `storage-failed`. */
export async function moveRecord(key: string, from: StorageArea, to: StorageArea): Promise<void> {
  const { [key]: value } = await browser.storage[from].get(key);
  if (value === undefined) return;
  // A record in memory is newer than the one on disk.
  const { [key]: newer } = to === 'session' ? await browser.storage.session.get(key) : {};
  if (newer === undefined) await writeRecord(to, key, value);
  await browser.storage[from].remove(key);
}

/** Begins the keys of copies of what this version cannot read: another version may have written it. */
export const asidePrefix = 'aside/';

/** Stores one copy for each key, the latest. The copy is deleted with the data of the shop. */
async function copyAside(area: StorageArea, key: string, value: unknown): Promise<void> {
  await browser.storage[area].set({ [`${asidePrefix}${key}`]: value }).catch(() => {});
}

/**
 * Module state: parts that the parse now running could not read. Parsing is synchronous, so two parses never share it.
 */
let rejected: unknown[] = [];

/**
 * A list that drops the entries it cannot read, and moves them aside. A value that is no list reads as an empty one.
 */
export function entriesOf<Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(
    v.pipe(
      v.array(v.unknown()),
      v.transform((entries) => entries.flatMap((entry): v.InferOutput<Schema>[] => readPart(schema, entry))),
    ),
    [],
  );
}

/** A property that is dropped, and moved aside, when it cannot be read; the rest of the record stays. */
export function partOf<Schema extends v.GenericSchema>(schema: Schema) {
  return v.optional(
    v.pipe(
      v.unknown(),
      v.transform((part): v.InferOutput<Schema> | undefined => readPart(schema, part)[0]),
    ),
  );
}

function readPart<Schema extends v.GenericSchema>(schema: Schema, part: unknown): [v.InferOutput<Schema>?] {
  const parsed = v.safeParse(schema, part);
  if (parsed.success) return [parsed.output];
  rejected.push(part);
  return [];
}
