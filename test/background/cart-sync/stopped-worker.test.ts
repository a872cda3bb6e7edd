/** A worker is ended at any moment; what the shopper did is done once all the same. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { type Faults, withFaults } from '../../demo-store/store/faults.ts';
import { createDemoStore, type DemoStore } from '../../demo-store/store/store.ts';
import { add, addCode, remove, set, step } from '../../harness/shopper.ts';
import { type Extension, installExtension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 30, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];
let store: DemoStore;
let faults: Faults;
let extension: Extension;

beforeEach(install);

afterEach(() => vi.useRealTimers());

async function install() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  store = createDemoStore({ catalogue });
  faults = withFaults(store.fetch);
  extension = installExtension(faults.fetch);
  await extension.ask('settings.save', settingsFor(store));
}

const isWrite = (call: string) => /^fetch POST .*\/me\/carts/.test(call);

/** What each of the carts holds, in no order. */
const held = () =>
  store.inspect
    .carts()
    .map(({ lineItems }) => Object.fromEntries(lineItems.map(({ productId, quantity }) => [productId, quantity])));
const hasEffect = (call: string) => /^fetch|^(local|session|alarms)\.(?!get)/.test(call);
const waits = async () => (await extension.ask('panel.open')).cart.waiting?.count ?? 0;

/** Lets time pass, with an alarm every 30 s, until nothing waits. */
async function goOn() {
  for (let minute = 0; minute < 40 && ((await waits()) > 0 || minute < 1); minute += 1) {
    await extension.alarm('outbox');
    await vi.advanceTimersByTimeAsync(30_000);
  }

  expect(await waits()).toBe(0);
}

describe('a worker that is ended', () => {
  test.each<[string, 'before' | 'after', (call: string) => boolean]>([
    ['before the request left', 'before', isWrite],
    ['after the request left', 'after', isWrite],
    [
      'after the answer was stored and before the command was removed',
      'after',
      (call) => call.startsWith('local.set cart@'),
    ],
    ['before the answer was stored', 'before', (call) => call.startsWith('local.set cart@')],
  ])('%s leaves one of what was added once', async (_when, when, isIt) => {
    await extension.change(add(mug));
    const line = (await extension.ask('cart.read')).lines[0];
    for (const command of [add(mug), step(line, 1), add(lamp, 2)]) {
      const death = extension.stopWorkerAt(isIt, when);
      await extension.ask('cart.change', command).catch(() => {});
      await vi.advanceTimersByTimeAsync(2_000);
      expect(death.hasEnded()).toBe(true);
      await goOn();
    }

    expect(held()).toEqual([{ [mug]: 3, [lamp]: 2 }]);
    expect(await extension.ask('cart.read')).toMatchObject({ count: 5 });
  });

  test.each<[string, 'before' | 'after', (call: string) => boolean]>([
    ['before the request left', 'before', isWrite],
    ['after the request left', 'after', isWrite],
    ['before the answer was stored', 'before', (call) => call.startsWith('local.set cart@')],
  ])('%s leaves one cart of a new visitor', async (_when, when, isIt) => {
    const death = extension.stopWorkerAt(isIt, when);
    await extension.ask('cart.change', add(mug, 2)).catch(() => {});
    await vi.advanceTimersByTimeAsync(2_000);
    expect(death.hasEnded()).toBe(true);
    await goOn();

    expect(held()).toEqual([{ [mug]: 2 }]);
  });

  test('after the answer was stored knows from it that nothing is to be sent again', async () => {
    await extension.change(add(mug));
    const death = extension.stopWorkerAt((call) => call.startsWith('local.set cart@'), 'after');
    await extension.ask('cart.change', add(mug)).catch(() => {});
    await vi.advanceTimersByTimeAsync(2_000);
    expect(death.hasEnded()).toBe(true);
    store.wire.length = 0;

    expect(await extension.ask('panel.open')).toMatchObject({ cart: { count: 2 } });
    expect((await extension.ask('panel.open')).cart.waiting).toBeUndefined();
    await goOn();

    expect(store.wire).toEqual([]);
  });
});

test('a worker that is ended after the answer to 250 commands in one request was stored sends none of them again', async () => {
  await extension.change(add(mug));
  extension.setOnline(false);
  for (let times = 0; times < 250; times += 1) await extension.ask('cart.change', add(mug));
  const death = extension.stopWorkerAt((call) => call.startsWith('local.set cart@'), 'after');
  extension.setOnline(true);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(death.hasEnded()).toBe(true);

  await goOn();

  expect(held()).toEqual([{ [mug]: 251 }]);
});

/** Asks again when the worker dies over the question, as pages do. */
async function press(command: CartCommand) {
  const ask = () => extension.ask('cart.change', command);
  await ask().catch(ask);
}

describe('wherever a worker is ended, each command is done once', () => {
  const scenarios: Record<
    string,
    { before: () => Promise<void>; commands: () => Promise<CartCommand[]>; after: unknown }
  > = {
    'a new visitor’s first two': {
      before: async () => {},
      commands: async () => [add(mug), add(mug, 2)],
      after: [{ [mug]: 3 }],
    },
    'changes to a known cart': {
      before: async () => void (await extension.change(add(mug, 4))),
      commands: async () => {
        const [line] = (await extension.ask('cart.read')).lines;
        return [step(line, 1), step(line, -3), add(lamp), addCode(store.codes.percentage)];
      },
      after: [{ [mug]: 2, [lamp]: 1 }],
    },
    'a removal and its opposite': {
      before: async () => {
        await extension.change(add(mug, 4));
        await extension.change(add(lamp, 4));
      },
      commands: async () => {
        const [first, second] = (await extension.ask('cart.read')).lines;
        return [remove(first), add(mug, 4), set(second, 2)];
      },
      after: [{ [mug]: 4, [lamp]: 2 }],
    },
  };

  test.each(Object.keys(scenarios))(
    '%s',
    async (name) => {
      const { before, commands, after } = scenarios[name] as (typeof scenarios)[string];
      let moments = 0;
      for (let hasEnded = true; hasEnded; moments += 1) {
        await install();
        await before();
        const made = await commands();
        let calls = 0;
        let isOver = false;
        // Between two calls that change something outside it does not matter when.
        const death = extension.stopWorkerAt((call) => !isOver && hasEffect(call) && calls++ === moments, 'after');
        for (const command of made) await press(command);
        await vi.advanceTimersByTimeAsync(2_000);
        hasEnded = death.hasEnded();
        isOver = true;
        await goOn();
        expect(held(), `killed after call ${moments}`).toEqual(after);
        expect((await extension.ask('cart.read')).news ?? []).toEqual([]);
      }

      expect(moments).toBeGreaterThan(20);
    },
    60_000,
  );
});
