/**
 * The way of one press of Add through the worker, as recorded calls: the outbox is entered three times, the sync once.
 * Reads by the outbox's own folder (`src/background/cart`) enter nothing; a read by the sync or by another room counts.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 600, seed: 1 });
const [mug = '', lamp = ''] = catalogue.products
  .filter(({ masterVariant }) => masterVariant?.prices?.some(({ value }) => value.currencyCode === 'EUR'))
  .map(({ id }) => id);
let store: DemoStore;
let worker: Awaited<ReturnType<typeof startWorker>>;

beforeEach(async () => {
  store = createDemoStore({ catalogue });
  installExtension(store.fetch);
  worker = await startWorker();
  await worker.handlers['settings.save'].answer(settingsFor(store), '');
});
afterEach(() => vi.resetModules());

/** The worker's own modules, so that the test can put a recorder in front of the objects that they call. */
async function startWorker() {
  vi.resetModules();
  const [{ handlers }, { currentShop }] = await Promise.all([
    import('../../../src/background/handlers.ts'),
    import('../../../src/background/shop/open-shop.ts'),
  ]);
  return { handlers, currentShop };
}

/** Records the calls of each function of an object until the test ends: name, and the file of the caller. */
function record(name: string, object: object, calls: { call: string; caller: string }[]): void {
  const recorded = object as Record<string, (...given: unknown[]) => unknown>;
  for (const [method, original] of Object.entries(recorded)) {
    vi.spyOn(recorded, method).mockImplementation((...given) => {
      calls.push({ call: `${name}.${method}`, caller: callerIn(new Error().stack ?? '') });
      return original(...given);
    });
  }
}

/** The innermost file of `src` on a stack. */
function callerIn(stack: string): string {
  return /\/src\/([\w/-]+\.ts)/.exec(stack)?.[1] ?? 'unknown';
}

/** Gives a command, waits until the shop has confirmed it, and gives the entries into outbox and sync on the way. */
async function entriesOf(command: CartCommand): Promise<string[]> {
  const shop = await worker.currentShop();
  const calls: { call: string; caller: string }[] = [];
  record('outbox', shop.outbox, calls);
  record('sync', shop.cartSync, calls);
  await worker.handlers['cart.change'].answer(command, '');
  await vi.waitFor(
    async () => {
      expect((await shop.outbox.read()).state).toMatchObject({ queued: [] });
    },
    { interval: 5, timeout: 5_000 },
  );
  vi.restoreAllMocks();
  return calls
    .filter(({ call, caller }) => !(call === 'outbox.read' && /^background\/cart\/|^unknown$/.test(caller)))
    .map(({ call, caller }) => `${call} by ${caller.replace(/\/[^/]+$/, '')}`);
}

const wayOfAnAdd = [
  'outbox.accept by background/cart',
  'sync.send by background/cart',
  // The request is noted, then its outcome is stored.
  'outbox.write by commerce/cart-sync',
  'outbox.write by commerce/cart-sync',
];

test('the first press of a guest enters the outbox three times and the sync once', async () => {
  expect(await entriesOf(add(mug))).toEqual(wayOfAnAdd);
});

test('so does a press on a cart that is known', async () => {
  await entriesOf(add(mug));

  expect(await entriesOf(add(lamp))).toEqual(wayOfAnAdd);
  expect(store.inspect.carts().map(({ lineItems }) => lineItems.length)).toEqual([2]);
});

test('so does a press on a cart that the worker has to ask the shop for', async () => {
  await worker.handlers['account.signIn'].answer(credentialsOf(store), '');
  const shop = await worker.currentShop();
  await entriesOf(add(mug));
  await shop.outbox.clear();
  store.wire.length = 0;

  expect(await entriesOf(add(lamp))).toEqual(wayOfAnAdd);
  expect(store.wire.map(({ method, path }) => `${method} ${path.split('/').slice(2, 4).join('/')}`)).toEqual([
    'GET me/active-cart',
    'POST me/carts',
  ]);
});

test('the three entries store the command, the request, and the outcome', async () => {
  const shop = await worker.currentShop();
  const command = add(mug);
  const stored: object[] = [];
  const note = async (snapshot: ReturnType<typeof shop.outbox.read>) => {
    const { state, cached } = await snapshot;
    stored.push({
      queued: state.queued.map(({ command: { id } }) => id),
      pending: state.pending?.commands,
      inCart: cached?.commands,
    });
    return snapshot;
  };
  const { accept, write } = shop.outbox;
  vi.spyOn(shop.outbox, 'accept').mockImplementation((...given) => note(accept(...given)));
  vi.spyOn(shop.outbox, 'write').mockImplementation((...given) => note(write(...given)));
  await worker.handlers['cart.change'].answer(command, '');
  await vi.waitFor(() => expect(stored).toHaveLength(3), { interval: 5, timeout: 5_000 });

  expect(stored).toEqual([
    { queued: [command.id], pending: undefined, inCart: undefined },
    { queued: [command.id], pending: [command.id], inCart: undefined },
    { queued: [], pending: undefined, inCart: [command.id] },
  ]);
});
