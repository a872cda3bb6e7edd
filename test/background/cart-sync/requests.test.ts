/** What a cart costs, counted on the wire. */
import { describe, expect, test, vi } from 'vitest';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { extension, faults, openExtension, store, useShop } from '../../harness/shop.ts';
import { add, addCode, remove, set, settle, step } from '../../harness/shopper.ts';
import { type Extension, settingsFor } from '../../harness/worker-harness.ts';

const catalogue = createCatalogue({ products: 600, seed: 1 });
const sold = catalogue.products.filter(({ masterVariant }) =>
  masterVariant?.prices?.some(({ value }) => value.currencyCode === 'EUR'),
);
const [mug, lamp] = sold.map(({ id }) => id) as [string, string];

useShop({ open: () => createDemoStore({ catalogue }), hasFakeClock: true });

const requests = () =>
  store.wire.splice(0).map(({ method, path }) => `${method} ${path.replace(/[0-9a-f-]{36}/, '…')}`);
const change = () => `POST /${store.projectKey}/me/carts/…`;

/** Presses a button again and again. Milliseconds. */
async function press(make: () => Parameters<Extension['change']>[0], pause: number, until: number) {
  for (let time = 0; time < until; time += pause) {
    void extension.ask('cart.change', make());
    await vi.advanceTimersByTimeAsync(pause);
  }
  await vi.advanceTimersByTimeAsync(2_000);
}

describe('a known cart', () => {
  test.each<[string, (line: Parameters<typeof step>[0]) => Parameters<Extension['change']>[0]]>([
    ['an add', () => add(mug)],
    ['an add of something new', () => add(lamp)],
    ['a step', (line) => step(line, 1)],
    ['a quantity', (line) => set(line, 7)],
    ['a removal', remove],
    ['a code', () => addCode(store.codes.percentage)],
    ['a place', () => ({ id: crypto.randomUUID(), kind: 'deliver-to', country: 'DE', postalCode: '27568' })],
    ['a refresh', () => ({ id: crypto.randomUUID(), kind: 'refresh' })],
  ])('costs one request for %s, and no question before or after it', async (_what, command) => {
    const { lines } = await extension.change(add(mug));
    // However old it is: what is known is enough for a change.
    await vi.advanceTimersByTimeAsync(3_600_000);
    requests();

    await extension.ask('cart.change', command(lines[0]));
    await vi.advanceTimersByTimeAsync(2_000);
    await extension.ask('cart.read');

    expect(requests()).toEqual([change()]);
  });

  test('costs at most three requests for thirty clicks on + in three seconds', async () => {
    const [line] = (await extension.change(add(mug))).lines;
    requests();

    await press(() => step(line, 1), 100, 3_000);

    const sent = requests();
    expect(sent.length).toBeLessThanOrEqual(3);
    expect(new Set(sent)).toEqual(new Set([change()]));
    expect(store.inspect.carts()[0]?.lineItems[0]?.quantity).toBe(31);
  });

  test.each([30, 50, 100])('costs at most four requests for + held for five seconds, once in %i ms', async (pause) => {
    const [line] = (await extension.change(add(mug))).lines;
    requests();

    await press(() => step(line, 1), pause, 5_000);

    const sent = requests();
    expect(sent.length).toBeLessThanOrEqual(4);
    expect(new Set(sent)).toEqual(new Set([change()]));
    expect(store.inspect.carts()[0]?.lineItems[0]?.quantity).toBe(1 + Math.ceil(5_000 / pause));
  });

  test('that is slow to answer never shows fewer than were pressed', async () => {
    const [line] = (await extension.change(add(mug))).lines;
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', async (request: Request) => {
      const response = await fetch(request);
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return response;
    });
    requests();
    const seen: number[] = [];
    for (let time = 0; time < 8_000; time += 50) {
      if (time < 3_000 && time % 100 === 0) await extension.ask('cart.change', step(line, 1));
      await vi.advanceTimersByTimeAsync(50);
      seen.push((await extension.ask('panel.open')).cart.count);
    }

    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
    expect(seen.at(-1)).toBe(31);
    expect(requests().length).toBeLessThanOrEqual(3);
  });

  test('costs nothing to open, and one question a minute to read', async () => {
    await extension.change(add(mug));
    requests();
    for (let second = 0; second < 60; second += 5) {
      await extension.ask('panel.open');
      await extension.ask('cart.read');
      await vi.advanceTimersByTimeAsync(4_900);
    }
    expect(requests()).toEqual([]);
    await vi.advanceTimersByTimeAsync(5_000);
    await extension.ask('cart.read');
    expect(requests()).toEqual([`GET /${store.projectKey}/me/active-cart`]);
  });
});

test('a cart that is not known is asked for once before it is changed', async () => {
  await extension.change(add(mug));
  const { local } = await extension.stored();
  const { fakeBrowser } = await import('@webext-core/fake-browser');
  await fakeBrowser.storage.local.remove(Object.keys(local).filter((key) => key.startsWith('cart@')));
  requests();

  await extension.change(add(lamp));

  expect(requests()).toEqual([`GET /${store.projectKey}/me/active-cart`, change()]);
});

test('a cart of five hundred lines costs no more requests than a cart of one', async () => {
  const costs = async (lines: number) => {
    openExtension(faults.fetch);
    await extension.ask('settings.save', settingsFor(store));
    await extension.change(add(mug));
    const cart = store.inspect.carts().at(-1) ?? expect.fail('The shop has no cart');
    const more = sold.slice(1, lines).map(({ id }) => ({ action: 'addLineItem', productId: id }));
    if (more.length > 0) store.elsewhere(cart).changeCart(cart.id, ...more);
    await vi.advanceTimersByTimeAsync(120_000);
    requests();

    expect((await extension.ask('panel.open')).cart.count).toBe(1);
    const { lines: read } = await settle(extension.ask('cart.read'));
    expect(read).toHaveLength(lines);
    await settle(extension.ask('cart.check'));
    await settle(extension.change(step(read.at(-1), 1)));
    await settle(extension.change(remove(read[0])));
    return requests();
  };

  const few = await costs(1);
  const many = await costs(500);

  expect(few).toEqual([
    `GET /${store.projectKey}/me/active-cart`,
    `GET /${store.projectKey}/product-projections`,
    change(),
    change(),
  ]);
  expect(many).toEqual(few);
}, 30_000);
