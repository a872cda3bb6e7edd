/** A customer signs out: what is deleted, what the pages hear, and which tokens are revoked. */
import { fakeBrowser } from '@webext-core/fake-browser';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Broadcast } from '../../../src/contract/broadcasts.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, openShop, store, useShop } from '../../harness/shop.ts';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 60, seed: 1 });
const [mug, lamp] = catalogue.products.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }) });

const known = () => credentialsOf(store);

/** Keys of all that is stored. */
const keys = async () => {
  const { local, session } = await extension.stored();
  return Object.keys({ ...local, ...session }).sort();
};

/** What stays when everything of a customer is gone, and what marks what pages keep as the next one's. */
const keysLeft = ['page/viewer-epoch', 'settings', 'settings/active-shop'];
const holdings = (cart: { lines: { productId: string; quantity: number }[] }) =>
  cart.lines.map(({ productId, quantity }) => [productId, quantity]);
const requests = () => store.wire.splice(0).map(({ method, path }) => `${method} ${path}`);

beforeEach(() => {
  requests();
});

describe('signing out', () => {
  test('forgets everything of the shop and ends both tokens', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());

    expect(await extension.ask('account.signOut')).toEqual({
      account: { state: 'none' },
      cart: { lines: [], count: 0 },
    });

    await expect.poll(keys).toEqual(keysLeft);
    expect(store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject)).toEqual([]);
  });
});

test('every open page is told at once who comes, what is in the cart, and who goes', async () => {
  const told: Broadcast['changed'][] = [];
  fakeBrowser.runtime.onMessage.addListener((notice: Broadcast) => {
    told.push(notice.changed);
  });

  await extension.change(add(mug));
  await extension.ask('account.signIn', known());
  await extension.ask('account.signOut');

  const counts = told.flatMap(({ cart }) => (cart ? [cart.count] : []));
  expect([counts[0], new Set(counts.slice(0, -1)), counts.at(-1)]).toEqual([1, new Set([1]), 0]);
  expect(told.flatMap(({ account }) => (account ? [account.state] : []))).toEqual(['customer', 'none']);
});

test("what pages keep after somebody has left is the next one's", async () => {
  await extension.ask('account.signIn', known());
  const { viewerEpoch: former } = await extension.ask('panel.open');
  const epochs: unknown[] = [];
  fakeBrowser.runtime.onMessage.addListener(
    ({ changed: { viewerEpoch } }: Broadcast) => void (viewerEpoch && epochs.push(viewerEpoch)),
  );

  await extension.ask('account.signOut');

  expect(epochs).toEqual([(await extension.stored()).session['page/viewer-epoch']]);
  expect(epochs).not.toContain(former);
});

test('signing out in a worker that is stopped at any point leaves nothing to the next guest', async () => {
  const isEffect = (call: string) => /^(local|session)\.(set|remove)/.test(call);
  for (let point = 0, isOver = false; !isOver; point += 1) {
    openShop(createDemoStore({ catalogue }));
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('account.signIn', known());
    await extension.change(add(mug));
    faults.add({ match: ({ method }) => method === 'POST', times: 9, fault: 'drop-before' });
    await extension.ask('cart.change', add(lamp, 2));
    let calls = 0;
    const death = extension.stopWorkerAt((call) => isEffect(call) && calls++ === point, 'after');

    await extension.ask('account.signOut').catch(() => {});
    isOver = !death.hasEnded();
    extension.stopWorker();
    faults.clear();
    const { account } = await extension.ask('panel.open');
    if (account.state !== 'none') await extension.ask('account.signOut');

    const cart = await extension.change(add(mug, 4));
    expect([point, holdings(cart), cart.news]).toEqual([point, [[mug, 4]], undefined]);
  }
});

describe('signing out when the shop cannot be reached', () => {
  test('leaves nothing but the tokens to revoke, which are revoked when the shop is back', async () => {
    await extension.change(add(mug));
    await extension.ask('account.signIn', known());
    const { refresh } = store.inspect.tokens();
    faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 99, fault: { status: 500 } });

    await extension.ask('account.signOut');

    expect(await keys()).toEqual(['revocations', ...keysLeft].sort());
    const { local } = await extension.stored();
    for (const secret of [store.customer.email, mug]) expect(JSON.stringify(local)).not.toContain(secret);
    expect(JSON.stringify(local)).toContain(refresh.at(-1)?.value);

    faults.clear();
    await extension.alarm('revocation');

    await expect.poll(keys).toEqual(keysLeft);
    expect(store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject)).toEqual([]);
  });

  describe('goes on after an update of the extension, which takes the alarms away,', () => {
    const refreshTokens = () =>
      store.inspect.tokens().refresh.filter(({ subject }) => subject && 'customerId' in subject);

    beforeEach(async () => {
      await extension.ask('account.signIn', known());
      faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 999, fault: { status: 500 } });
      await extension.ask('account.signOut');
      extension.stopWorker();
      await fakeBrowser.alarms.clearAll();
    });

    test.each([true, false])('at once when the browser tells of it: %s', async (isTold) => {
      faults.clear();
      // Any message starts the worker.
      await extension.ask('settings.read');
      if (isTold) {
        await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.0.1' });
        await expect.poll(refreshTokens).toEqual([]);
      } else expect(refreshTokens()).not.toEqual([]);
    });

    test('by alarm from then on', async () => {
      await extension.ask('settings.read');
      await expect.poll(() => fakeBrowser.alarms.get('revocation')).toBeDefined();
      faults.clear();

      await extension.alarm('revocation');

      await expect.poll(refreshTokens).toEqual([]);
      expect(await fakeBrowser.alarms.get('revocation')).toBeUndefined();
    });

    test('and an alarm that is there is not put off by each start of the worker', async () => {
      await extension.ask('settings.read');
      const set = vi.spyOn(fakeBrowser.alarms, 'create');
      await expect.poll(() => fakeBrowser.alarms.get('revocation')).toBeDefined();
      set.mockClear();
      extension.stopWorker();
      await extension.ask('settings.read');
      await extension.ask('panel.open');

      expect(set.mock.calls.filter(([name]) => String(name) === 'revocation')).toEqual([]);
      set.mockRestore();
    });
  });

  test('tries for a day', async () => {
    await extension.ask('account.signIn', known());
    faults.add({ match: ({ path }) => path.endsWith('/revoke'), times: 999, fault: { status: 500 } });
    await extension.ask('account.signOut');
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_001 });

    await extension.alarm('revocation');

    await expect.poll(keys).toEqual(keysLeft);
    vi.useRealTimers();
  });
});
