import { expect, test } from 'vitest';
import { planRequest } from '../../../src/commerce/cart-sync/plan-request.ts';
import { add, address, cartOf, code, lineOf, step } from './samples.ts';

test('a cart that does not exist takes lines and codes, and other commands wait until it does', () => {
  expect(planRequest(undefined, [add('a'), address('b'), code('c')], {}, 5)).toEqual({
    gone: [],
    commands: ['a', 'c'],
    request: {
      at: 5,
      commands: ['a', 'c'],
      expects: [{ kind: 'line', key: 'a' }],
      request: {
        kind: 'create',
        lines: [{ key: 'a', productId: 'mug', variantId: 1, quantity: 1 }],
        codes: ['c'],
      },
    },
  });
});

test('a command that needs a cart is over where there is none and nothing creates one', () => {
  expect(planRequest(undefined, [address('a')], {}, 0)).toEqual({ gone: [], commands: ['a'] });
});

test('a cart that exists is changed at its version', () => {
  const plan = planRequest(cartOf([lineOf('mug', 2)]), [step('a')], {}, 0);

  expect(plan).toMatchObject({ request: { commands: ['a'], request: { cartId: 'cart', version: 7 } } });
});

test('commands that change nothing are done without a request', () => {
  expect(planRequest(cartOf([lineOf('mug', 2)]), [step('a', 'mug', 1), step('b', 'mug', -1)], {}, 0)).toEqual({
    gone: [],
    commands: ['a', 'b'],
  });
});

test('commands on a line that is gone are named', () => {
  const gone = step('a', 'lamp');

  expect(planRequest(cartOf([lineOf('mug', 2)]), [gone, add('b')], {}, 0)).toMatchObject({ gone: [gone] });
});
