/** Which data the worker stores, whose data that is, and what each deletion removes of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fakeBrowser } from '@webext-core/fake-browser';
import { parseSync } from 'vite';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Deletion, deleteStored, moveCustomerToMemory } from '../../../src/background/browser/delete-stored.ts';
import type { declaredItems } from '../../../src/background/browser/storage-item.ts';

const root = join(import.meta.dirname, '../../..');

let items: ReturnType<typeof declaredItems>;
let deletions: { deleteStored: typeof deleteStored; moveCustomerToMemory: typeof moveCustomerToMemory };

beforeAll(async () => {
  // The polyfill binds to the browser that is there when it loads, so these modules load after the fake.
  vi.stubGlobal('chrome', { ...fakeBrowser, runtime: { ...fakeBrowser.runtime, id: 'cartlet' } });
  vi.resetModules();
  deletions = await import('../../../src/background/browser/delete-stored.ts');
  // The handlers load every file that declares an item.
  await import('../../../src/background/handlers.ts');
  items = (await import('../../../src/background/browser/storage-item.ts')).declaredItems();
});

beforeEach(() => fakeBrowser.reset());

test('every stored item is listed here, with its area and its owner', () => {
  const listed = items.map(({ key, area, owner }) => `${key} ${area} ${owner}`);

  expect(listed.sort()).toEqual(
    [
      'settings local device',
      'settings/active-shop local device',
      'revocations local device',
      'revocations session device',
      'page/viewer-epoch session customer',
      'scopes@ local shop',
      'categories@ local shop',
      'searching@ local shop',
      'languages@ local shop',
      'session@ either customer',
      'access@ session customer',
      'proof@ local customer',
      'profile@ either customer',
      'deletion@ either customer',
      'outbox@ either customer',
      'cart@ either customer',
      'earlier@ either customer',
      'viewed@ either customer',
      'home@ session customer',
      'today@ session customer',
      'checkout@ session customer',
    ].sort(),
  );
});

describe('of two shops, with what pages and other versions have stored,', () => {
  const [shop, other] = ['api.example/auth.example/shop/client', 'api.example/auth.example/shop/client/store'];
  const undeclared = ['page/snapshot', `aside/cart@${other}`, 'aside/settings', `later@${shop}`];

  interface Stored {
    key: string;
    area: 'local' | 'session';
    owner: string;
    survivesErasure: boolean;
    shopId?: string;
  }
  /** One record for each area that an item may be in, for each shop. */
  const records = (): Stored[] =>
    items.flatMap(({ key, area, owner, survivesErasure = false }) =>
      (area === 'either' ? (['local', 'session'] as const) : [area]).flatMap((one): Stored[] => {
        const record = { area: one, owner, survivesErasure };
        if (!key.endsWith('@')) return [{ ...record, key }];
        return [shop, other].map((shopId) => ({ ...record, key: key + shopId, shopId }));
      }),
    );
  const nameOf = ({ area, key }: Pick<Stored, 'area' | 'key'>) => `${area} ${key}`;

  const fill = async () => {
    for (const { area, key } of records()) await fakeBrowser.storage[area].set({ [key]: key });
    for (const key of undeclared) await fakeBrowser.storage.local.set({ [key]: key });
  };
  const stored = async () => {
    const areas = ['local', 'session'] as const;
    const keys = areas.map(async (area) =>
      Object.keys(await fakeBrowser.storage[area].get(null)).map((key) => nameOf({ area, key })),
    );
    return (await Promise.all(keys)).flat().sort();
  };

  test.each<[Deletion, shopId: string | undefined, remains: (record: Stored) => boolean]>([
    ['sign-out', shop, ({ owner, shopId }) => owner === 'device' || shopId === other],
    ['shop-change', shop, ({ owner, shopId }) => owner === 'device' || shopId === other],
    ['customer-switch', shop, ({ owner, shopId }) => owner !== 'customer' || shopId === other],
    ['erasure', undefined, ({ survivesErasure }) => survivesErasure],
  ])('%s leaves exactly what its owners say', async (deletion, shopId, remains) => {
    await fill();

    await deletions.deleteStored(deletion, shopId);

    expect(await stored()).toEqual(records().filter(remains).map(nameOf).sort());
  });

  test('only tokens that are still to be revoked survive "Delete everything"', () => {
    expect(new Set(items.filter(({ survivesErasure }) => survivesErasure).map(({ key }) => key))).toEqual(
      new Set(['revocations']),
    );
  });

  test('a policy against persistent sessions moves every item that may be on disk, and the session last', async () => {
    const persistable = items.filter(({ area }) => area === 'either').map(({ key }) => key + shop);
    for (const key of persistable) await fakeBrowser.storage.local.set({ [key]: key });

    await deletions.moveCustomerToMemory(shop, 'session@');

    expect(await fakeBrowser.storage.local.get(null)).toEqual({ [`session@${shop}`]: `session@${shop}` });
    expect(Object.keys(await fakeBrowser.storage.session.get(null)).sort()).toEqual(
      persistable.filter((key) => key !== `session@${shop}`).sort(),
    );
  });
});

describe('no file writes a raw key:', () => {
  /**
   * Files that touch the browser's storage: the items, what deletes them, and the door of the pages to their own keys.
   */
  const storageFiles: Record<string, RegExp> = {
    'src/background/browser/storage-item.ts': /^(local|session|computed)$/,
    'src/background/browser/delete-stored.ts': /^(local|session)$/,
    'src/background/settings/settings-layers.ts': /^managed$/,
    'src/background/main.ts': /^managed$/,
    'src/ui/first-frame/snapshot-read.ts': /^session$/,
    'src/ui/first-frame/snapshot-write.ts': /^session$/,
  };

  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts') && !file.startsWith('src/build/'));

  /** The storage areas that a file reaches into, however it names the browser. */
  const areasIn = (file: string, code: string): string[] => {
    const found: string[] = [];
    visit(parseSync(file, code).program as unknown as Node, (node) => {
      const { type, object, property, computed } = node;
      if (type !== 'MemberExpression' || !isStorage(object as Node)) return;
      found.push(computed ? 'computed' : String((property as Node)['name']));
    });
    return found;
  };
  const isStorage = ({ type, property }: Node) =>
    type === 'MemberExpression' && (property as Node)['name'] === 'storage';
  const isRefused = (file: string, code: string) =>
    areasIn(file, code).filter((area) => !storageFiles[file]?.test(area));

  test.each(files)('%s', (file) => {
    expect(isRefused(file, readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });

  test('all the listed files do touch the storage', () => {
    const touching = files.filter((file) => areasIn(file, readFileSync(join(root, file), 'utf8')).length > 0);
    expect(touching.sort()).toEqual(Object.keys(storageFiles).sort());
  });

  test.each([
    ['src/background/cart/cart.ts', "browser.storage.local.set({ 'cart@x': 1 });"],
    ['src/background/cart/cart.ts', 'await chrome.storage[area].set({});'],
    ['src/background/settings/settings-layers.ts', 'const all = await browser.storage.local.get(null);'],
  ])('a raw key in %s is refused', (file, code) => {
    expect(isRefused(file, code)).toHaveLength(1);
  });

  test.each(files.filter((file) => file.startsWith('src/background/')))(
    '%s declares items once, when it loads',
    (file) => {
      expect(lateDeclarations(file, readFileSync(join(root, file), 'utf8'))).toEqual([]);
    },
  );

  test('an item that a function declares is refused', () => {
    const code = "const cart = (id: string) => shopItem({ key: 'cart@', area: 'local', owner: 'customer', schema });";
    expect(lateDeclarations('src/background/cart/cart.ts', code)).toEqual(['shopItem']);
  });
});

type Node = Record<string, unknown> & { type?: string };

/** Walks a syntax tree; `enter` also gets how many functions are around the node. */
function visit(node: Node, enter: (node: Node, depth: number) => void, depth = 0): void {
  enter(node, depth);
  const inside = depth + (/Function/.test(node.type ?? '') ? 1 : 0);
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null) visit(child as Node, enter, inside);
  }
}

/** Calls that declare an item inside a function: the list of items would not be complete when the worker has loaded. */
function lateDeclarations(file: string, code: string): string[] {
  const late: string[] = [];
  visit(parseSync(file, code).program as unknown as Node, ({ type, callee }, depth) => {
    const name = String((callee as Node | undefined)?.['name']);
    if (type === 'CallExpression' && depth > 0 && /^(storageItem|shopItem|persistableItem)$/.test(name))
      late.push(name);
  });
  return late;
}
