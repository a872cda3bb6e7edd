import { describe, expect, test } from 'vitest';
import {
  acceptCommand,
  confirmCommands,
  decideForgotten,
  forgetOldCommands,
  forgottenAfter,
  isolateCommands,
  knowsCommand,
  nextBatch,
  rejectCommands,
} from '../../../src/commerce/cart-sync/outbox-commands.ts';
import { addNews } from '../../../src/commerce/cart-sync/outbox-news.ts';
import { dropPending } from '../../../src/commerce/cart-sync/outbox-request.ts';
import { emptyOutbox, type OutboxState } from '../../../src/commerce/cart-sync/outbox-state.ts';
import { haltSending } from '../../../src/commerce/cart-sync/retry.ts';
import type { CartNews } from '../../../src/contract/cart.ts';
import { add, code, idsOf, outboxOf, requestFor, step } from './samples.ts';

const refusal: CartNews & { kind: 'refused' } = {
  id: 'news',
  kind: 'refused',
  failure: { name: 'above-limit' },
  commands: ['a'],
};

describe('the next request takes', () => {
  test('all waiting commands', () => {
    expect(idsOf(nextBatch(outboxOf([add('a'), 0], [step('b', 'lamp'), 0], [code('c'), 0])))).toEqual(['a', 'b', 'c']);
  });

  test('one target at a time of commands that the shop refused together, and then later commands', () => {
    let state = outboxOf([step('a'), 0], [step('b', 'lamp'), 0], [step('c'), 0]);
    state = acceptCommand(isolateCommands(state, ['a', 'b', 'c']), step('d'), 9_000);
    const batches: string[][] = [];
    for (; state.queued.length > 0; state = confirmCommands(state, batches.at(-1) ?? [], 0)) {
      batches.push(idsOf(nextBatch(state)));
    }

    expect(batches).toEqual([['a', 'c'], ['b'], ['d']]);
  });

  test('commands that waited before the refused ones', () => {
    const state = isolateCommands(outboxOf([step('a'), 0], [step('b', 'lamp'), 0]), ['b']);

    expect(idsOf(nextBatch(state))).toEqual(['a']);
  });
});

describe('a command', () => {
  test('is known from its acceptance until long after its end', () => {
    const state = outboxOf([add('a'), 0], [add('b'), 0], [add('c'), 0], [add('d'), 0]);
    const later = forgetOldCommands(
      rejectCommands(confirmCommands(state, ['a'], 0), ['b'], refusal),
      forgottenAfter + 1,
    );

    for (const id of ['a', 'b', 'c', 'd']) expect(knowsCommand(later, id)).toBe(true);
    expect(knowsCommand(later, 'e')).toBe(false);
  });

  test('that took more than two minutes makes news, together with others', () => {
    const once = confirmCommands(outboxOf([add('a'), 0], [add('b'), 1_000]), ['a'], 121_000);
    const twice = confirmCommands(once, ['b'], 122_000);

    expect(once.news).toEqual([{ id: 'sent-late', kind: 'sent-late', count: 1, since: 0 }]);
    expect(twice.news).toEqual([{ id: 'sent-late', kind: 'sent-late', count: 2, since: 0 }]);
  });

  test('that took less makes none', () => {
    expect(confirmCommands(outboxOf([add('a'), 0]), ['a'], 119_000).news).toEqual([]);
  });

  test('older than twelve hours is forgotten, and no other', () => {
    const state = forgetOldCommands(outboxOf([add('old'), 0], [add('new'), 2_000]), forgottenAfter + 1_000);

    expect(idsOf(state.forgotten)).toEqual(['old']);
    expect(idsOf(state.queued)).toEqual(['new']);
  });

  test('that was forgotten goes first or is over, as the shopper decides', () => {
    const aside = forgetOldCommands(outboxOf([add('old'), 0], [add('new'), 2_000]), forgottenAfter + 1_000);
    const sent = decideForgotten(aside, 'send', forgottenAfter + 1_500);

    expect(idsOf(sent.queued)).toEqual(['old', 'new']);
    expect(forgetOldCommands(sent, forgottenAfter + 1_900).forgotten).toEqual([]);
    expect(idsOf(decideForgotten(aside, 'drop', 0).queued)).toEqual(['new']);
    expect(knowsCommand(decideForgotten(aside, 'drop', 0), 'old')).toBe(true);
  });
});

test('dropping forgotten commands keeps a pending request', () => {
  const aside = forgetOldCommands(outboxOf([add('old'), 0], [add('new'), 2_000]), forgottenAfter + 1_000);

  expect(decideForgotten({ ...aside, pending: requestFor('new') }, 'drop', 0).pending).toEqual(requestFor('new'));
});

test.each<[string, (state: OutboxState) => OutboxState]>([
  ['confirms', (state) => confirmCommands(state, ['a'], 0)],
  ['refuses', (state) => rejectCommands(state, ['a'], refusal)],
  ['refuses together with others', (state) => isolateCommands(state, ['a', 'b'])],
])('commands that the shop %s end the halt', (_what, change) => {
  const state = haltSending(
    { ...outboxOf([add('a'), 0], [add('b', 'lamp'), 0]), pending: requestFor('a') },
    { name: 'offline' },
    0,
  );

  expect(change(state).halt).toBeUndefined();
  expect(change(state).pending).toBeUndefined();
});

test('a halt ends when all commands are forgotten', () => {
  const state = haltSending(outboxOf([add('a'), 0]), { name: 'offline' }, 0);

  expect(forgetOldCommands(state, forgottenAfter + 1).halt).toBeUndefined();
});

test('a dropped request leaves its commands waiting', () => {
  expect(idsOf(dropPending({ ...outboxOf([add('a'), 0]), pending: requestFor('a') }).queued)).toEqual(['a']);
});

test('news with one ID stays once, in its latest form, and at most twenty stay', () => {
  const many = Array.from({ length: 30 }, (_, index) => ({ id: `ordered ${index}`, kind: 'ordered' }) as const);
  const state = many.reduce(addNews, addNews(addNews(emptyOutbox, refusal), { ...refusal, commands: ['b'] }));

  expect(state.news).toHaveLength(20);
  expect(addNews(addNews(emptyOutbox, refusal), { ...refusal, commands: ['b'] }).news).toEqual([
    { ...refusal, commands: ['b'] },
  ]);
});
