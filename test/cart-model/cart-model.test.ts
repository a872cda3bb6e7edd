/**
 * Random sequences of what shoppers, other devices, workers, browsers and networks do. At the end of each sequence the
 * shop's cart holds every change exactly once. `npm run test:soak -- --sequences 20000` runs more of them.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type FaultKind, faultKinds, type Happening, openWorld, type Tally, wares } from './world.ts';

const sequences = Number(process.env['CARTLET_SEQUENCES'] ?? 150);
/** The path that fast-check prints for a failure: with its seed, it runs that sequence alone. */
const path = process.env['CARTLET_PATH'] ?? '';
/**
 * Always the same sequences, so that a failure here comes from a change of the code; `npm run test:soak` tries others.
 */
const seed = Number(process.env['CARTLET_SEED'] ?? 1);
/** Each kind of fault strikes at least this often. */
const leastStrikes = Math.floor((25 * sequences) / 150);

const ware = fc.constantFrom(...wares);
const quantity = fc.integer({ min: 1, max: 9 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 14, arbitrary: fc.record({ what: fc.constant('add' as const), ware, quantity }) },
  {
    weight: 16,
    arbitrary: fc.record({
      what: fc.constant('change' as const),
      line: fc.nat(4),
      change: fc.oneof(
        { weight: 3, arbitrary: fc.record({ kind: fc.constant('step' as const), by: fc.constantFrom(-1, 1, 1, 3) }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('set' as const), quantity }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const) }) },
      ),
    }),
  },
  { weight: 3, arbitrary: fc.constant<Happening>({ what: 'undo' }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('two popups' as const), wares: fc.tuple(ware, ware) }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('code' as const), isAdded: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'sign in' }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'sign out' }) },
  { weight: 4, arbitrary: fc.constant<Happening>({ what: 'open' }) },
  { weight: 3, arbitrary: fc.constant<Happening>({ what: 'worker dies' }) },
  {
    weight: 5,
    arbitrary: fc.record({ what: fc.constant('worker dies soon' as const), calls: fc.nat(25), isAfter: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'browser restarts' }) },
  { weight: 1, arbitrary: fc.constant<Happening>({ what: 'token expires' }) },
  {
    weight: 6,
    arbitrary: fc.record({ what: fc.constant('another device' as const), ware, by: fc.constantFrom(-2, -1, 1, 2) }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('network' as const), isOnline: fc.boolean() }) },
  {
    weight: 24,
    arbitrary: fc.record({
      what: fc.constant('fault' as const),
      kind: fc.constantFrom(...(Object.keys(faultKinds) as FaultKind[])),
      passes: fc.nat(2),
    }),
  },
  {
    weight: 14,
    arbitrary: fc.record({
      what: fc.constant('time passes' as const),
      milliseconds: fc.constantFrom(50, 350, 1_600, 12_000, 60_000),
    }),
  },
);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
});
afterEach(() => vi.useRealTimers());

test(`everything is done once, whatever happens (${sequences} sequences, seed ${seed})`, {
  timeout: 600_000 + sequences * 2_000,
}, async () => {
  const tally: Tally = {
    faults: Object.fromEntries(Object.keys(faultKinds).map((kind) => [kind, 0])) as Tally['faults'],
    unproven: 0,
    deaths: 0,
  };
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  process.on('unhandledRejection', note);

  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 20, maxLength: 60 }), async (happenings) => {
      const world = await openWorld(tally);
      for (const each of happenings) await world.happen(each);
      await world.finish();
    }),
    { numRuns: sequences, seed, path, endOnFailure: false },
  );

  process.off('unhandledRejection', note);
  console.log(`seed ${seed}, ${sequences} sequences: ${JSON.stringify(tally)}`);
  expect(unhandled).toEqual([]);
  if (path) return;
  for (const [kind, times] of Object.entries(tally.faults)) expect(times, kind).toBeGreaterThanOrEqual(leastStrikes);
});
