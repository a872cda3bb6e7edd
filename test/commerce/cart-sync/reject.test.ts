import { expect, test } from 'vitest';
import { rejection } from '../../../src/commerce/cart-sync/reject.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import type { Failure } from '../../../src/contract/failure.ts';
import { add, address, cartOf, code, idsOf, lineOf, outboxOf, requestFor, step } from './samples.ts';

function reject(commands: CartCommand[], failure: Failure, cart = cartOf([lineOf('mug', 3)])) {
  const before = outboxOf(...commands.map((command): [CartCommand, number] => [command, 0]));
  const pending = requestFor(...commands.map(({ id }) => id));
  return rejection(commands, failure, cart, 'en')({ ...before, pending });
}

test('commands with several targets go on alone, and nothing is taken back', () => {
  const after = reject([step('a'), code('b')], { name: 'code-unknown' });

  expect(after.queued.map(({ isAlone }) => isAlone)).toEqual([true, true]);
  expect([after.pending, after.news]).toEqual([undefined, []]);
});

test('commands with one target are taken back, with news of the line as it is', () => {
  const after = reject([step('a'), step('b')], { name: 'not-sold-here' });

  expect(idsOf(after.queued)).toEqual([]);
  expect(after.news).toMatchObject([
    { kind: 'refused', failure: { name: 'not-sold-here' }, commands: ['a', 'b'], line: { name: 'mug', quantity: 3 } },
  ]);
});

test('only the commands beyond the limit of the shop are taken back', () => {
  const after = reject([step('a'), step('b'), step('c')], { name: 'above-limit', limit: 4 });

  expect(idsOf(after.queued)).toEqual(['a']);
  expect(after.news).toMatchObject([{ commands: ['b', 'c'] }]);
});

test('a closed cart takes back every command in one piece of news about the cart', () => {
  const after = reject([add('a', 'lamp'), code('b'), address('c')], { name: 'cart-frozen' });

  expect(after.queued).toEqual([]);
  expect(after.news).toEqual([
    { id: 'refused cart-frozen ', kind: 'refused', failure: { name: 'cart-frozen' }, commands: ['a', 'b', 'c'] },
  ]);
});

test('the news names what a command without a line was about', () => {
  expect(reject([code('SUMMER')], { name: 'code-unknown' }).news).toMatchObject([{ code: 'SUMMER' }]);
  expect(reject([address('a')], { name: 'tax-unknown' }).news).toMatchObject([{ country: 'DE' }]);
});
