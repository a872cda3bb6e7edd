/**
 * Every text that a shopper types reaches the shop as a text, with every search strategy.
 * The seed stands in the log; `FC_SEED` runs it again.
 */
import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import type { SearchQuery, StrategyName } from '../../../src/contract/search.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { installExtension, settingsFor } from '../../harness/worker-harness.ts';

const seed = Number(process.env['FC_SEED'] ?? Date.now() % 2 ** 31);
console.info(`searching: FC_SEED=${seed}`);
/** Milliseconds: shared machines are slow at times. */
const patience = 60_000;
const catalogue = createCatalogue({ products: 60, seed: 1 });
const off = { graphql: false, productSearch: false, projectionSearch: false, suggestions: true };
const switches: Record<Exclude<StrategyName, 'browse'>, typeof off> = {
  graphql: { ...off, graphql: true, productSearch: true },
  'product-search': { ...off, productSearch: true },
  'projection-search': { ...off, projectionSearch: true },
  local: off,
};

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('"', "'", '\\', '(', ')', '%', ' ', 'a', '&', '=', '#', '\0', '\n', '{', '}', '*', ':'),
    maxLength: 40,
  }),
  fc.constantFrom(
    '   ',
    'mug '.repeat(75),
    '") or id in ("',
    '" or (name(en="',
    '*"}}){total}',
    '\ud83d',
    '🫖'.repeat(200),
    'قهوة',
    'แก้วกาแฟ',
    'e\u0301',
    '\u202emug',
    '__proto__',
  ),
);
/** Keys of values are the shop's, 256 characters at the most. */
const key = typed.map((text) => text.slice(0, 256) || '?');
const query: fc.Arbitrary<SearchQuery> = fc.record(
  {
    text: typed,
    offset: fc.constantFrom(0, 20, 10_000),
    categoryId: fc.oneof(fc.constant(catalogue.categories[0]?.id ?? ''), fc.string({ minLength: 1, maxLength: 40 })),
    sort: fc.constantFrom('relevance', 'price-up', 'price-down', 'name', 'newest'),
    filters: fc.record(
      {
        price: fc.record({ from: fc.nat(), to: fc.nat() }, { requiredKeys: [] }),
        inStock: fc.boolean(),
        onSale: fc.boolean(),
        attributes: fc.array(
          fc.record({
            name: fc.oneof(fc.constantFrom('color', 'size', 'brand'), fc.string({ minLength: 1 })),
            keys: fc.array(key, { minLength: 1, maxLength: 3 }),
          }),
          { maxLength: 3 },
        ),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['text', 'offset'] },
);

afterEach(() => {
  vi.useRealTimers();
});

test.each(Object.keys(switches) as (keyof typeof switches)[])(
  'by %s any text, filter and sort is answered, and no request is refused',
  async (way) => {
    const store = createDemoStore({ catalogue, search: switches[way] });
    const extension = installExtension(store.fetch);
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('catalog.search', { text: '', offset: 0 });
    store.wire.splice(0);

    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const page = await extension.ask('catalog.search', asked);

        expect(page.abilities.strategy).toBe(way);
        expect(page.results.length).toBeLessThanOrEqual(20);
        expect(new Set(page.results.map(({ id }) => id)).size).toBe(page.results.length);
        expect(store.wire.splice(0).filter(({ status }) => status >= 400)).toEqual([]);
      }),
      { numRuns: 100, seed },
    );
  },
  patience,
);

test(
  'any text is suggested for, remembered and forgotten',
  async () => {
    const store = createDemoStore({ catalogue, search: { ...switches.graphql, projectionSearch: true } });
    const extension = installExtension(store.fetch);
    await extension.ask('settings.save', settingsFor(store));

    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        expect((await extension.ask('catalog.suggest', text)).length).toBeLessThanOrEqual(10);
        const kept = await extension.ask('catalog.remember', text);
        expect(kept.length).toBeLessThanOrEqual(12);
        for (const each of kept) expect(each.isWellFormed()).toBe(true);
        const [first] = kept;
        if (first) expect(await extension.ask('catalog.forget', first)).not.toContain(first);
      }),
      { numRuns: 100, seed },
    );
    expect(store.wire.filter(({ path, status }) => path.endsWith('/suggest') && status >= 400)).toEqual([]);
  },
  patience,
);

test(
  '200 keystrokes in five seconds have at most one search under way, whatever the shop takes for each',
  async () => {
    const store = createDemoStore({ catalogue });
    const extension = installExtension(store.fetch);
    await extension.ask('settings.save', settingsFor(store));
    await extension.ask('catalog.search', { text: '', offset: 0 });
    vi.useFakeTimers();

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 800 }), { minLength: 1, maxLength: 50 }),
        async (latencies) => {
          let underWay = 0;
          let most = 0;
          let searches = 0;
          vi.stubGlobal('fetch', async (request: Request) => {
            underWay += 1;
            most = Math.max(most, underWay);
            searches += 1;
            try {
              await new Promise((resolve, reject) => {
                setTimeout(resolve, latencies[searches % latencies.length]);
                request.signal.addEventListener('abort', () => reject(request.signal.reason));
              });
              return await store.fetch(request);
            } finally {
              underWay -= 1;
            }
          });
          const stamp = crypto.randomUUID();
          const answers: Promise<unknown>[] = [];
          for (let key = 0; key < 200; key += 1) {
            const text = `${stamp}${'m'.repeat(key)}`;
            answers.push(extension.ask('catalog.search', { text, offset: 0 }).catch((failure) => failure.name));
            await vi.advanceTimersByTimeAsync(25);
          }
          await vi.advanceTimersByTimeAsync(1_000);

          expect((await Promise.all(answers)).at(-1)).toHaveProperty('results');
          expect(most).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 3, seed },
    );
  },
  patience,
);
