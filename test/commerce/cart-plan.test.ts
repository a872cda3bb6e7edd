import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planGesture } from '../../src/commerce/cart-plan.ts';
import type { WireCart } from '../../src/commerce/wire.ts';
import type { CartGesture } from '../../src/contract/cart.ts';

const money = { currencyCode: 'EUR', centAmount: 100, fractionDigits: 2 };
const cartWith = (lines: { product: number; quantity: number; key?: string }[]): WireCart => ({
  id: 'cart',
  version: 1,
  cartState: 'Active',
  totalPrice: money,
  lineItems: lines.map(({ product, quantity, key }) => ({
    id: `line-${product}`,
    ...(key && { key }),
    productId: `product-${product}`,
    name: { en: 'Thing' },
    variant: { id: 1, images: [], attributes: [] },
    price: { value: money },
    quantity,
    totalPrice: money,
  })),
});

/** Applies what was planned, one action at most, as the shop documents it. */
function apply(cart: WireCart, actions: NonNullable<ReturnType<typeof planGesture>>['actions']): WireCart {
  const [action, ...more] = actions;
  expect(more).toEqual([]);
  if (!action) return cart;
  switch (action.action) {
    case 'addLineItem': {
      const { productId, quantity = 1, key = '' } = action;
      const added = cartWith([{ product: Number(productId?.split('-')[1]), quantity, key }]);
      return { ...cart, lineItems: [...cart.lineItems, ...added.lineItems] };
    }
    case 'changeLineItemQuantity':
      return {
        ...cart,
        lineItems: cart.lineItems
          .map((line) => (line.id === action.lineItemId ? { ...line, quantity: action.quantity } : line))
          .filter((line) => line.quantity > 0),
      };
    case 'removeLineItem':
      return { ...cart, lineItems: cart.lineItems.filter((line) => line.id !== action.lineItemId) };
    default:
      throw new Error(action.action);
  }
}

const quantities = (cart: WireCart) =>
  Object.fromEntries(cart.lineItems.map((line) => [line.productId, line.quantity]));

const carts = fc
  .uniqueArray(fc.record({ product: fc.nat(5), quantity: fc.integer({ min: 1, max: 50 }) }), {
    selector: (line) => line.product,
  })
  .map(cartWith);
const id = fc.uuid();
const product = fc.nat(5);
const gestures: fc.Arbitrary<CartGesture> = fc.oneof(
  fc.record({
    id,
    kind: fc.constant('add' as const),
    productId: product.map((number) => `product-${number}`),
    variantId: fc.constant(1),
    quantity: fc.integer({ min: 1, max: 9 }),
  }),
  fc.record({
    id,
    kind: fc.constant('step' as const),
    lineId: product.map((number) => `line-${number}`),
    by: fc.integer({ min: -9, max: 9 }),
  }),
  fc.record({
    id,
    kind: fc.constant('set' as const),
    lineId: product.map((number) => `line-${number}`),
    quantity: fc.nat(99),
  }),
  fc.record({ id, kind: fc.constant('remove' as const), lineId: product.map((number) => `line-${number}`) }),
);

/** What the shopper expects of a gesture. */
function wished(cart: WireCart, gesture: CartGesture): Record<string, number> | undefined {
  const held = quantities(cart);
  const target = gesture.kind === 'add' ? gesture.productId : gesture.lineId.replace('line', 'product');
  const before = held[target];
  if (gesture.kind === 'add') return { ...held, [target]: (before ?? 0) + gesture.quantity };
  if (before === undefined) return gesture.kind === 'remove' ? held : undefined;
  const after = gesture.kind === 'step' ? before + gesture.by : gesture.kind === 'set' ? gesture.quantity : 0;
  const { [target]: _changed, ...rest } = held;
  return after > 0 ? { ...rest, [target]: after } : rest;
}

test('a plan does what the gesture says, to no other line, and knows when it has', () => {
  fc.assert(
    fc.property(carts, gestures, (cart, gesture) => {
      const plan = planGesture(cart, gesture);
      const wish = wished(cart, gesture);
      if (!plan) {
        expect(wish).toBeUndefined();
        return;
      }
      const after = apply(cart, plan.actions);
      expect(quantities(after)).toEqual(wish);
      expect(plan.landed(after)).toBe(true);
    }),
  );
});

test('planning an add again on the cart that holds it changes nothing', () => {
  fc.assert(
    fc.property(carts, gestures, (cart, gesture) => {
      fc.pre(gesture.kind === 'add' && quantities(cart)[gesture.productId] === undefined);
      const after = apply(cart, planGesture(cart, gesture)?.actions ?? []);
      expect(planGesture(after, gesture)?.actions).toEqual([]);
    }),
  );
});
