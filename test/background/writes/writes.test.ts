/**
 * The table of writes: every write that the worker can send, in every way it can fare. docs/cart-sync.md explains the
 * rules.
 */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { settle } from '../../harness/shopper.ts';
import { table } from './table.ts';
import { isShared, prepare, type Way, ways } from './ways.ts';
import { openWorld } from './world.ts';

afterEach(() => vi.useRealTimers());

for (const [write, rows] of Object.entries(table) as [keyof typeof table, (typeof table)[keyof typeof table]][]) {
  describe(write, () => {
    for (const row of rows) {
      describe(row.name, () => {
        test.each(ways.filter((way) => reasonAgainst(row, way) === undefined))('%s', async (way) => {
          const world = await openWorld();
          await row.before?.(world);
          const { elsewhere } = row;
          const hasHappened = prepare(world, write, way, () => typeof elsewhere === 'function' && elsewhere(world));

          await settle(row.act(world));
          await world.comeToRest();

          expect(hasHappened(), 'it happened').toBe(true);
          await row.after(world, isShared(way));
        });
      });
    }
  });
}

/** Why a way makes no sense for a row. */
function reasonAgainst(
  { elsewhere, without }: (typeof table)[keyof typeof table][number],
  way: Way,
): string | undefined {
  return without?.[way] ?? (isShared(way) && typeof elsewhere === 'string' ? elsewhere : undefined);
}
