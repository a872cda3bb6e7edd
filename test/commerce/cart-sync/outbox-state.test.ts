import { describe, expect, test } from 'vitest';
import {
  abandoned,
  accepted,
  confirmed,
  decided,
  dueAt,
  emptyOutbox,
  forgottenAfter,
  halted,
  knowsCommand,
  nextBatch,
  type OutboxState,
  type PendingRequest,
  rejected,
  setApart,
  setAside,
  told,
} from '../../../src/commerce/cart-sync/outbox-state.ts';
import type { CartCommand, CartNews } from '../../../src/contract/cart.ts';

const unit = { now: { currency: 'EUR', amount: 100, fractionDigits: 2 } };
const add = (id: string, productId = 'mug'): CartCommand => ({
  id,
  kind: 'add',
  draft: { productId, variantId: 1, name: productId, language: 'en', traits: [], unit },
  quantity: 1,
});
const step = (id: string, productId = 'mug'): CartCommand => ({
  id,
  kind: 'step',
  line: { lineId: productId, productId, variantId: 1 },
  by: 1,
});
const code = (id: string): CartCommand => ({ id, kind: 'add-code', code: id });
const ids = (intents: OutboxState['intents']) => intents.map(({ command }) => command.id);
/** A ledger that took these on, each so many milliseconds after 0. */
const ledgerOf = (...commands: [CartCommand, number][]) =>
  commands.reduce((ledger, [command, at]) => accepted(ledger, command, at), emptyOutbox);
const attempt = (...commands: string[]): PendingRequest => ({
  at: 0,
  commands,
  expects: [],
  request: { kind: 'change', cartId: 'cart', version: 1, actions: [] },
});
const refusal: CartNews & { kind: 'refused' } = {
  id: 'news',
  kind: 'refused',
  failure: { name: 'above-limit' },
  commands: ['a'],
};

/** When requests leave while a button is pressed, if each is answered at once: what is due goes, all that waits with it. */
function sendings(presses: number[], command: (id: string) => CartCommand = step): number[] {
  const sent: number[] = [];
  let ledger = emptyOutbox;
  for (let now = 0; now <= (presses.at(-1) ?? 0) + 5_000; now += 10) {
    if (presses.includes(now)) ledger = accepted(ledger, command(`g${now}`), now);
    if ((dueAt(ledger, now) ?? Number.POSITIVE_INFINITY) > now) continue;
    sent.push(now);
    ledger = confirmed(ledger, ids(nextBatch(ledger)), now);
  }
  expect(ledger.intents).toEqual([]);
  return sent;
}
const every = (pause: number, until: number) => Array.from({ length: until / pause }, (_, index) => index * pause);

describe('a request is due', () => {
  test('at once for what is done once', () => {
    expect(dueAt(ledgerOf([add('a'), 1_000]), 1_000)).toBe(1_000);
    expect(dueAt(ledgerOf([code('a'), 1_000]), 1_000)).toBe(1_000);
  });

  test('after 300 ms of quiet for a step', () => {
    expect(sendings([0])).toEqual([300]);
    expect(sendings([0, 200, 400])).toEqual([700]);
  });

  test('at once for what is new, and what waits to come to rest goes along', () => {
    const ledger = ledgerOf([step('a'), 0], [add('b', 'lamp'), 100]);

    expect(dueAt(ledger, 100)).toBe(100);
    expect(ids(nextBatch(ledger))).toEqual(['a', 'b']);
  });

  test('at the latest 1.5 s after the first of many', () => {
    expect(sendings(every(100, 3_000))).toEqual([1_500, 3_100]);
  });

  test('at most three times for thirty presses in three seconds, however they are spread', () => {
    expect(sendings(every(100, 3_000)).length).toBeLessThanOrEqual(3);
    expect(sendings([...every(50, 1_450), 2_990]).length).toBeLessThanOrEqual(3);
  });

  test('at most five times for a button that is held for five seconds', () => {
    for (const pause of [10, 30, 50, 100, 250]) expect(sendings(every(pause, 5_000)).length).toBeLessThanOrEqual(5);
  });

  test('at most once a second and a half for Add pressed again and again, but for the first', () => {
    expect(sendings(every(100, 3_000), add)[0]).toBe(0);
    expect(sendings(every(100, 3_000), add).length).toBeLessThanOrEqual(4);
  });

  test('when its pause is over, after a failure, and each pause is longer, up to ten minutes', () => {
    let ledger = ledgerOf([add('a'), 0]);
    const pauses = Array.from({ length: 12 }, () => {
      ledger = halted(ledger, { name: 'offline' }, 0);
      return dueAt(ledger, 0);
    });

    expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(pauses.at(-1)).toBe(600_000);
  });

  test('when the shop wants to be asked again', () => {
    expect(dueAt(halted(ledgerOf([add('a'), 0]), { name: 'shop-failed' }, 0, 60_000), 0)).toBe(60_000);
  });

  test('at once for one that nobody knows the end of, and never for nothing', () => {
    expect(dueAt({ ...ledgerOf([step('a'), 500]), attempt: attempt('a') }, 500)).toBe(0);
    expect(dueAt(emptyOutbox, 0)).toBeUndefined();
    expect(dueAt(halted(emptyOutbox, { name: 'offline' }, 0), 0)).toBeUndefined();
  });
});

test.each<[string, OutboxState]>([
  ['is to be sent', ledgerOf([step('a'), 86_400_000])],
  ['was sent and not heard of', { ...emptyOutbox, attempt: { ...attempt('a'), at: 86_400_000 } }],
  ['waits for a better time', halted(ledgerOf([step('a'), 86_400_000]), { name: 'offline' }, 86_400_000)],
])('a clock that is set back by a day keeps nothing waiting that %s', (_what, ledger) => {
  expect(dueAt(ledger, 5_000)).toBe(5_000);
});

describe('a request holds', () => {
  test('all that waits', () => {
    expect(ids(nextBatch(ledgerOf([add('a'), 0], [step('b', 'lamp'), 0], [code('c'), 0])))).toEqual(['a', 'b', 'c']);
  });

  test('one thing at a time of those that were refused together, and then what came later', () => {
    let ledger = ledgerOf([step('a'), 0], [step('b', 'lamp'), 0], [step('c'), 0]);
    ledger = accepted(setApart(ledger, ['a', 'b', 'c']), step('d'), 9_000);
    const batches: string[][] = [];
    for (; ledger.intents.length > 0; ledger = confirmed(ledger, batches.at(-1) ?? [], 0)) {
      batches.push(ids(nextBatch(ledger)));
    }

    expect(batches).toEqual([['a', 'c'], ['b'], ['d']]);
  });

  test('what waited before those that were refused', () => {
    const ledger = setApart(ledgerOf([step('a'), 0], [step('b', 'lamp'), 0]), ['b']);

    expect(ids(nextBatch(ledger))).toEqual(['a']);
  });
});

describe('a command', () => {
  test('is known from when it is taken on until long after it is over', () => {
    const ledger = ledgerOf([add('a'), 0], [add('b'), 0], [add('c'), 0], [add('d'), 0]);
    const later = setAside(rejected(confirmed(ledger, ['a'], 0), ['b'], refusal), forgottenAfter + 1);

    for (const id of ['a', 'b', 'c', 'd']) expect(knowsCommand(later, id)).toBe(true);
    expect(knowsCommand(later, 'e')).toBe(false);
  });

  test('that took more than two minutes is told to have been sent late, together with others', () => {
    const once = confirmed(ledgerOf([add('a'), 0], [add('b'), 1_000]), ['a'], 121_000);
    const twice = confirmed(once, ['b'], 122_000);

    expect(once.news).toEqual([{ id: 'sent-late', kind: 'sent-late', count: 1, since: 0 }]);
    expect(twice.news).toEqual([{ id: 'sent-late', kind: 'sent-late', count: 2, since: 0 }]);
  });

  test('that took less is not', () => {
    expect(confirmed(ledgerOf([add('a'), 0]), ['a'], 119_000).news).toEqual([]);
  });

  test('of more than twelve hours ago is asked about, and no other', () => {
    const ledger = setAside(ledgerOf([add('old'), 0], [add('new'), 2_000]), forgottenAfter + 1_000);

    expect(ids(ledger.forgotten)).toEqual(['old']);
    expect(ids(ledger.intents)).toEqual(['new']);
  });

  test('that was asked about is sent first, or is over', () => {
    const aside = setAside(ledgerOf([add('old'), 0], [add('new'), 2_000]), forgottenAfter + 1_000);
    const sent = decided(aside, 'send', forgottenAfter + 1_500);

    expect(ids(sent.intents)).toEqual(['old', 'new']);
    expect(setAside(sent, forgottenAfter + 1_900).forgotten).toEqual([]);
    expect(ids(decided(aside, 'drop', 0).intents)).toEqual(['new']);
    expect(knowsCommand(decided(aside, 'drop', 0), 'old')).toBe(true);
  });
});

test('dropping what was forgotten forgets nothing of a request that is under way', () => {
  const aside = setAside(ledgerOf([add('old'), 0], [add('new'), 2_000]), forgottenAfter + 1_000);

  expect(decided({ ...aside, attempt: attempt('new') }, 'drop', 0).attempt).toEqual(attempt('new'));
});

test.each<[string, (ledger: OutboxState) => OutboxState]>([
  ['confirms', (ledger) => confirmed(ledger, ['a'], 0)],
  ['refuses', (ledger) => rejected(ledger, ['a'], refusal)],
  ['refuses together with others', (ledger) => setApart(ledger, ['a', 'b'])],
])('what the shop %s ends what kept everything from being sent', (_what, change) => {
  const ledger = halted(
    { ...ledgerOf([add('a'), 0], [add('b', 'lamp'), 0]), attempt: attempt('a') },
    { name: 'offline' },
    0,
  );

  expect(change(ledger).halt).toBeUndefined();
  expect(change(ledger).attempt).toBeUndefined();
});

test('when nothing is left to be sent, nothing keeps it from being sent', () => {
  const ledger = halted(ledgerOf([add('a'), 0]), { name: 'offline' }, 0);

  expect(setAside(ledger, forgottenAfter + 1).halt).toBeUndefined();
});

test('a request that came to nothing leaves its commands waiting', () => {
  expect(ids(abandoned({ ...ledgerOf([add('a'), 0]), attempt: attempt('a') }).intents)).toEqual(['a']);
});

test('the same news is told once, in its latest form, and no more than twenty', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: `ordered ${index}`, kind: 'ordered' }) as const);
  const ledger = many.reduce(told, told(told(emptyOutbox, refusal), { ...refusal, commands: ['b'] }));

  expect(ledger.news).toHaveLength(20);
  expect(told(told(emptyOutbox, refusal), { ...refusal, commands: ['b'] }).news).toEqual([
    { ...refusal, commands: ['b'] },
  ]);
});
