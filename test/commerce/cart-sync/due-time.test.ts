import { describe, expect, test } from 'vitest';
import { dueAt, nextSyncStep } from '../../../src/commerce/cart-sync/due-time.ts';
import { acceptCommand, confirmCommands, nextBatch } from '../../../src/commerce/cart-sync/outbox-commands.ts';
import { emptyOutbox, type OutboxState } from '../../../src/commerce/cart-sync/outbox-state.ts';
import { haltSending } from '../../../src/commerce/cart-sync/retry.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { add, code, idsOf, outboxOf, requestFor, step } from './samples.ts';

/** When requests leave while the shopper presses a button, if the shop answers each at once. */
function sendings(presses: number[], command: (id: string) => CartCommand = step): number[] {
  const sent: number[] = [];
  let state = emptyOutbox;
  for (let now = 0; now <= (presses.at(-1) ?? 0) + 5_000; now += 10) {
    if (presses.includes(now)) state = acceptCommand(state, command(`g${now}`), now);
    if ((dueAt(state, now) ?? Number.POSITIVE_INFINITY) > now) continue;
    sent.push(now);
    state = confirmCommands(state, idsOf(nextBatch(state)), now);
  }
  expect(state.queued).toEqual([]);
  return sent;
}
const every = (pause: number, until: number) => Array.from({ length: until / pause }, (_, index) => index * pause);

describe('a request is due', () => {
  test('at once for a single command', () => {
    expect(dueAt(outboxOf([add('a'), 1_000]), 1_000)).toBe(1_000);
    expect(dueAt(outboxOf([code('a'), 1_000]), 1_000)).toBe(1_000);
  });

  test('after 300 ms of quiet for a step', () => {
    expect(sendings([0])).toEqual([300]);
    expect(sendings([0, 200, 400])).toEqual([700]);
  });

  test('at once for a new line, and steps that wait for quiet go along', () => {
    const state = outboxOf([step('a'), 0], [add('b', 'lamp'), 100]);

    expect(dueAt(state, 100)).toBe(100);
    expect(idsOf(nextBatch(state))).toEqual(['a', 'b']);
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
    let state = outboxOf([add('a'), 0]);
    const pauses = Array.from({ length: 12 }, () => {
      state = haltSending(state, { name: 'offline' }, 0);
      return dueAt(state, 0);
    });

    expect(pauses.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(pauses.at(-1)).toBe(600_000);
  });

  test('when the pause that the shop asked for is over', () => {
    expect(dueAt(haltSending(outboxOf([add('a'), 0]), { name: 'shop-failed' }, 0, 60_000), 0)).toBe(60_000);
  });

  test('at once for a pending request, and never for an empty outbox', () => {
    expect(dueAt({ ...outboxOf([step('a'), 500]), pending: requestFor('a') }, 500)).toBe(0);
    expect(dueAt(emptyOutbox, 0)).toBeUndefined();
    expect(dueAt(haltSending(emptyOutbox, { name: 'offline' }, 0), 0)).toBeUndefined();
  });
});

test.each<[string, OutboxState]>([
  ['is queued', outboxOf([step('a'), 86_400_000])],
  ['has no answer', { ...emptyOutbox, pending: { ...requestFor('a'), at: 86_400_000 } }],
  ['is halted', haltSending(outboxOf([step('a'), 86_400_000]), { name: 'offline' }, 86_400_000)],
])('a clock that is set back by a day delays nothing that %s', (_what, state) => {
  expect(dueAt(state, 5_000)).toBe(5_000);
});

describe('the next step of a sync run', () => {
  const pending = { ...outboxOf([add('a'), 0]), pending: requestFor('a') };
  const halted = haltSending(outboxOf([add('a'), 0]), { name: 'offline' }, 0);

  test.each<[string, OutboxState, boolean, number, string]>([
    ['stops at an empty outbox', emptyOutbox, true, 0, 'stop'],
    ['sends a command that is due', outboxOf([add('a'), 0]), false, 0, 'send'],
    ['stops before a step that waits for more', outboxOf([step('a'), 0]), false, 0, 'stop'],
    ['sends it early when the run is urgent', outboxOf([step('a'), 0]), true, 0, 'send'],
    ['sends a request without an answer again', pending, false, 0, 'send'],
    ['stops in a pause of its own after a failure', halted, false, 0, 'stop'],
    ['sends early in that pause when the run is urgent', halted, true, 0, 'send'],
    [
      'stops in a pause that the shop asked for',
      haltSending(halted, { name: 'shop-failed' }, 0, 60_000),
      true,
      0,
      'stop',
    ],
    ['stops while only a sign-in helps', haltSending(halted, { name: 'session-ended' }, 0), true, 0, 'stop'],
    ['does not send early what the shopper did after it started', outboxOf([step('a'), 5]), true, 5, 'stop'],
    [
      'looks for a duplicate a minute after a cart was created',
      { ...emptyOutbox, created: { at: 0, lines: {} } },
      false,
      65_000,
      'remove-duplicates',
    ],
    ['looks for none before', { ...emptyOutbox, created: { at: 0, lines: {} } }, true, 0, 'stop'],
  ])('%s', (_what, state, isUrgent, now, expected) => {
    expect(nextSyncStep(state, 0, isUrgent, now)).toBe(expected);
  });
});
