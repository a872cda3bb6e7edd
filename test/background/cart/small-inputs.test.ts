/** Small inputs that shops really have, and what must come of them, from the wire to what the panel is told. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatMoney } from '../../../src/contract/rules/money.ts';
import type { StrategyName } from '../../../src/contract/search.ts';
import type { Preferences } from '../../../src/contract/settings.ts';
import { smallStore, storeOf } from '../../demo-store/scenarios/small-catalogue.ts';
import type { DemoStore } from '../../demo-store/store/store.ts';
import { add, remove, set, settle, step } from '../../harness/shopper.ts';
import { type Extension, failureFrom, installExtension, settingsFor } from '../../harness/worker-harness.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});

afterEach(() => vi.useRealTimers());

/** A shop, and an extension that is connected to it. */
async function connected(store: DemoStore, preferences: Partial<Preferences> = {}) {
  const extension = installExtension(store.fetch);
  const form = settingsFor(store);
  await extension.ask('settings.save', { ...form, preferences: { ...form.preferences, ...preferences } });
  return extension;
}

const held = (store: DemoStore) =>
  store.inspect.carts().map((cart) => cart.lineItems.map((line) => [line.productId, line.quantity]));
const rest = () => vi.advanceTimersByTimeAsync(3_000);

describe('presses', () => {
  test('five within a second on a product that is not in the cart are five of it, in one line', async () => {
    const store = smallStore();
    const extension = await connected(store);

    for (let press = 0; press < 5; press += 1) {
      void extension.ask('cart.change', add('mug'));
      await vi.advanceTimersByTimeAsync(190);
    }
    await rest();

    expect(held(store)).toEqual([[['mug', 5]]]);
    expect(await extension.ask('cart.read')).toMatchObject({ count: 5, lines: [{ quantity: 5 }] });
  });

  test('five at the very same moment are five of it, in one line', async () => {
    const store = smallStore();
    const extension = await connected(store);

    await settle(Promise.all(Array.from({ length: 5 }, () => extension.ask('cart.change', add('mug')))));
    await rest();

    expect(held(store)).toEqual([[['mug', 5]]]);
  });

  test('three products pressed at once are one each', async () => {
    const store = smallStore();
    const extension = await connected(store);

    await settle(Promise.all(['mug', 'pencil', 'notebook'].map((id) => extension.ask('cart.change', add(id)))));
    await rest();

    expect(held(store).map((lines) => lines.toSorted())).toEqual([
      [
        ['mug', 1],
        ['notebook', 1],
        ['pencil', 1],
      ],
    ]);
  });
});

describe('money', () => {
  /** What is told of a thing that costs so much, and of so many in the cart. */
  async function told(price: string, quantity: number, currency = 'EUR', country = 'DE') {
    const store = storeOf({ prices: [price] });
    const extension = await connected(store, { currency, country });
    const { results } = await settle(extension.ask('catalog.search', { text: '', offset: 0 }));
    const { price: unit } = results[0] ?? expect.fail('Nothing is sold');
    const command = add('thing', quantity);
    const made = { ...command, draft: { ...command.draft, unit: unit ?? expect.fail('It has no price') } };
    const expected = await extension.ask('cart.change', made);
    await rest();
    const { lines, totals } = await settle(extension.ask('cart.read'));
    const read = (money: Parameters<typeof formatMoney>[0] | undefined) =>
      money && formatMoney(money, 'en').replaceAll(/\s/g, ' ');
    expect(totals?.discount).toBeUndefined();
    // What is shown at once is what the shop says then.
    expect(expected.lines[0]?.total).toEqual(lines[0]?.total);
    expect(totals?.total).toEqual(lines[0]?.total);
    return [read(unit?.now), read(lines[0]?.unit.now), read(lines[0]?.total)];
  }

  test.each<[string, number, string, string]>([
    ['eur 0.0349', 1_000, '€0.0349', '€34.90'],
    ['eur 12.3456', 10, '€12.3456', '€123.46'],
    ['eur 0.0125', 1_000, '€0.0125', '€12.50'],
    ['eur 0.004', 1_000, '€0.004', '€4.00'],
    ['eur 0.0050', 3, '€0.005', '€0.02'],
  ])('%s × %d', async (price, quantity, unit, total) => {
    expect(await told(price, quantity)).toEqual([unit, unit, total]);
  });

  test.each<[string, string, string, string]>([
    ['kwd 20000', 'KWD', 'KW', 'KWD 20.000'],
    ['jpy 1500', 'JPY', 'JP', '¥1,500'],
    ['huf 1250.0000', 'HUF', 'HU', 'HUF 1,250.00'],
    ['huf 125000', 'HUF', 'HU', 'HUF 1,250.00'],
    ['iqd 1250', 'IQD', 'IQ', 'IQD 1.250'],
    ['czk 12190', 'CZK', 'CZ', 'CZK 121.90'],
  ])('%s in %s', async (price, currency, country, words) => {
    expect(await told(price, 1, currency, country)).toEqual([words, words, words]);
  });

  test.each(['graphql', 'product-search', 'projection-search', 'local'] as const)(
    'fractions of a cent come through %s',
    async (way) => {
      const search = {
        ...{ graphql: way === 'graphql', productSearch: way === 'graphql' || way === 'product-search' },
        ...{ projectionSearch: way === 'projection-search', suggestions: false },
      };
      const store = storeOf({ prices: ['eur 0.0349'] }, { search });
      const extension = await connected(store);

      const { results, abilities } = await settle(extension.ask('catalog.search', { text: 'thing', offset: 0 }));

      expect(abilities.strategy).toBe(way);
      expect(results[0]?.price?.now.precise).toEqual({ amount: 349, fractionDigits: 4 });
    },
  );
});

describe('a line of 12,000 that another device made', () => {
  let store: DemoStore;
  let extension: Extension;

  beforeEach(async () => {
    store = smallStore();
    extension = await connected(store);
    const { lines } = await settle(extension.change(add('mug')));
    const cart = store.inspect.carts()[0] ?? expect.fail('There is no cart');
    const line = { lineItemId: cart.lineItems[0]?.id, quantity: 12_000 };
    store.elsewhere(cart).changeCart(cart.id, { action: 'changeLineItemQuantity', ...line });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(await settle(extension.ask('cart.read'))).toMatchObject({ count: 12_000, lines: [{ id: lines[0]?.id }] });
  });

  const line = async () => (await extension.ask('panel.open')).cart.lines[0];

  test.each([
    ['Add', 12_001, () => add('mug')],
    ['+', 12_001, async () => step(await line(), 1)],
    ['−', 11_999, async () => step(await line(), -1)],
    ['a number that is typed', 9_999, async () => set(await line(), 9_999)],
  ])('%s makes it %d', async (_what, quantity, command) => {
    await settle(extension.change(await command()));

    expect(held(store)).toEqual([[['mug', quantity]]]);
    expect((await line())?.quantity).toBe(quantity);
  });

  test('can be taken out and brought back', async () => {
    await settle(extension.change(remove(await line())));
    await settle(extension.change(add('mug', 12_000)));

    expect(held(store)).toEqual([[['mug', 12_000]]]);
  });

  test('is left as it is where the shop allows no more, and that is said', async () => {
    store.setQuantityLimits('MUG-BLUE', { max: 12_000 });

    expect(await settle(failureFrom(extension.change(step(await line(), 1))))).toMatchObject({
      name: 'above-limit',
      limit: 12_000,
    });
    expect(held(store)).toEqual([[['mug', 12_000]]]);
  });
});

describe('“strasse” and “Straße”', () => {
  const thing = {
    name: { en: 'Harbour street', de: 'Straße am Hafen' },
    description: 'Ein Druck.',
    keywords: ['Straße am Hafen'],
  };
  const off = { graphql: false, productSearch: false, projectionSearch: false, suggestions: false };

  test.each<[StrategyName, object]>([
    ['graphql', { graphql: true, productSearch: true }],
    ['product-search', { productSearch: true }],
    ['projection-search', { projectionSearch: true }],
    ['local', {}],
  ])('are one in %s', async (way, switches) => {
    const extension = await connected(storeOf(thing, { search: { ...off, ...switches } }), { locale: 'de' });

    for (const text of ['strasse', 'Straße', 'STRASSE', 'straße hafen']) {
      const { results, abilities } = await settle(extension.ask('catalog.search', { text, offset: 0 }));
      expect([text, abilities.strategy, results.map(({ id }) => id)]).toEqual([text, way, ['thing']]);
    }
  });

  test.each(['strasse', 'straße', 'stras', 'Straß'])(
    '%s suggests what the shop, and what the shopper, wrote',
    async (typed) => {
      const extension = await connected(storeOf(thing), { locale: 'de' });
      expect(await settle(extension.ask('catalog.suggest', typed))).toEqual([
        { kind: 'word', text: 'Straße am Hafen' },
      ]);

      await extension.ask('catalog.remember', 'Strasse am Hafen');

      // The two are one and the same suggestion.
      expect(await settle(extension.ask('catalog.suggest', typed))).toEqual([
        { kind: 'earlier', text: 'Strasse am Hafen' },
      ]);
    },
  );
});
