import { expect, test } from 'vitest';
import { appliedCommands, isRepeatable } from '../../../src/commerce/cart-sync/recover.ts';
import { add, cartOf, code, lineOf, outboxOf, requestFor, step } from './samples.ts';

const { queued } = outboxOf([step('mug+1'), 0], [step('lamp+1', 'lamp'), 0], [code('c'), 0], [add('new', 'jug'), 0]);
const change = (lineItemId: string, before: number, after: number) =>
  ({ kind: 'quantity', lineItemId, before, after }) as const;

test('of a request that took effect, commands on a line with its former quantity and codes are planned again', () => {
  const pending = {
    ...requestFor('mug+1', 'lamp+1', 'c'),
    expects: [change('mug', 1, 2), change('lamp', 1, 2)],
  };
  const cart = cartOf([lineOf('mug', 2), lineOf('lamp', 1)]);

  expect(appliedCommands(pending, queued, cart)).toEqual(['mug+1']);
});

test('a line with a key of the request proves the commands on all lines', () => {
  const pending = {
    ...requestFor('mug+1', 'new'),
    expects: [change('mug', 1, 2), { kind: 'line', key: 'new' } as const],
  };
  const cart = cartOf([lineOf('mug', 1), lineOf('jug', 1, { key: 'new' })]);

  expect(appliedCommands(pending, queued, cart)).toEqual(['mug+1', 'new']);
});

test('a new line that is missing is planned again', () => {
  const pending = {
    ...requestFor('mug+1', 'new'),
    expects: [change('mug', 1, 2), { kind: 'line', key: 'new' } as const],
  };

  expect(appliedCommands(pending, queued, cartOf([lineOf('mug', 2)]))).toEqual(['mug+1']);
});

test('a change at a version is repeatable for twelve hours, and the creation of a cart never', () => {
  const creation = { ...requestFor('a'), request: { kind: 'create', lines: [], codes: [] } as const };

  expect(isRepeatable(requestFor('a'), 12 * 3_600_000)).toBe(true);
  expect(isRepeatable(requestFor('a'), 12 * 3_600_000 + 1)).toBe(false);
  expect(isRepeatable({ ...creation, request: { ...creation.request, lines: [], codes: [] } }, 0)).toBe(false);
});
