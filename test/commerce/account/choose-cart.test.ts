import { describe, expect, test } from 'vitest';
import { chooseCart } from '../../../src/commerce/account/choose-cart.ts';
import type { CartChoice } from '../../../src/contract/account.ts';

const cart = (id: string, lines: number) => ({ id, lineItems: Array.from({ length: lines }) });
const choices: (CartChoice | undefined)[] = [undefined, 'merge', 'use-guest', 'leave-guest'];

describe('a sign-in', () => {
  test.each(choices)('without lines of the guest leaves the guest cart, for any choice: %s', (said) => {
    expect(chooseCart(said, undefined, cart('customer', 1))).toBe('leave-guest');
    expect(chooseCart(said, cart('guest', 0), undefined)).toBe('leave-guest');
  });

  test.each(choices.slice(0, 3))('moves the guest cart to a customer without lines: %s', (said) => {
    expect(chooseCart(said, cart('guest', 1), undefined)).toBe('merge');
    expect(chooseCart(said, cart('guest', 1), cart('customer', 0))).toBe('merge');
  });

  test('asks where both carts hold lines', () => {
    const customerCart = cart('customer', 2);

    expect(chooseCart(undefined, cart('guest', 1), customerCart)).toEqual({ customerCart });
  });

  test.each(choices.slice(1))('does as the shopper has chosen: %s', (said) => {
    expect(chooseCart(said, cart('guest', 1), cart('customer', 2))).toBe(said);
  });

  test('leaves a cart alone that an earlier sign-up has already moved', () => {
    expect(chooseCart(undefined, cart('moved', 1), cart('moved', 1))).toBe('leave-guest');
  });
});
