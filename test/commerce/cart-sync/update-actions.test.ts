import type { MyCartUpdateAction } from '@commercetools/platform-sdk';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WireCart, WireLineItem } from '../../../src/commerce/cart/cart-wire.ts';
import { commandsBeyondLimit, planUpdate } from '../../../src/commerce/cart-sync/update-actions.ts';
import { wasApplied } from '../../../src/commerce/cart-sync/was-applied.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';

const money = { currencyCode: 'EUR', centAmount: 100, fractionDigits: 2 };
const unit = { now: { currency: 'EUR', amount: 100, fractionDigits: 2 } };

function lineOf(product: string, quantity: number, more: Partial<WireLineItem> = {}): WireLineItem {
  return {
    id: `line-${product}`,
    productId: product,
    name: { en: product },
    variant: { id: 1, images: [], attributes: [] },
    price: { value: money },
    quantity,
    totalPrice: money,
    lineItemMode: 'Standard',
    ...more,
  };
}

function cartOf(lineItems: WireLineItem[], more: Partial<WireCart> = {}): WireCart {
  return { id: 'cart', version: 7, cartState: 'Active', lineItems, totalPrice: money, discountCodes: [], ...more };
}

/** The codes of this shop have the ID `id-of-` themselves. */
const codeInfo = (code: string) => ({ discountCode: { id: `id-of-${code}` }, state: 'MatchesCart' });

/** Applies a plan as the shop documents its actions. Every line that an action names must be there. */
function applied(cart: WireCart, actions: readonly MyCartUpdateAction[]): WireCart {
  return actions.reduce(withAction, cart);
}

function withAction(before: WireCart, action: MyCartUpdateAction): WireCart {
  const { lineItems } = before;
  const named = 'lineItemId' in action ? lineItems.find(({ id }) => id === action.lineItemId) : undefined;
  if ('lineItemId' in action && !named) throw new Error(`No line ${action.lineItemId}`);
  switch (action.action) {
    case 'addLineItem': {
      const { productId = '', quantity = 1, key } = action;
      if (lineItems.some((line) => line.key === key)) throw new Error(`Two lines ${key}`);
      return { ...before, lineItems: [...lineItems, lineOf(productId, quantity, { ...(key && { key }) })] };
    }
    case 'changeLineItemQuantity': {
      const { quantity } = action;
      return { ...before, lineItems: lineItems.map((line) => (line === named ? { ...line, quantity } : line)) };
    }
    case 'removeLineItem':
      return { ...before, lineItems: lineItems.filter((line) => line !== named) };
    case 'addDiscountCode':
      return { ...before, discountCodes: [...before.discountCodes, codeInfo(action.code)] };
    case 'removeDiscountCode': {
      const discountCodes = before.discountCodes.filter(({ discountCode: { id } }) => id !== action.discountCode.id);
      if (discountCodes.length === before.discountCodes.length) throw new Error('No such code');
      return { ...before, discountCodes };
    }
    case 'setShippingAddress': {
      const { shippingAddress: _, ...rest } = before;
      const { country = '', postalCode } = action.address ?? {};
      return action.address ? { ...rest, shippingAddress: { country, ...(postalCode && { postalCode }) } } : rest;
    }
    case 'setShippingMethod':
      return {
        ...before,
        shippingInfo: {
          shippingMethodName: 'By sea',
          shippingMethod: { id: action.shippingMethod?.id ?? '' },
          price: money,
        },
      };
    case 'recalculate':
      return before;
    default:
      throw new Error(action.action);
  }
}

const quantities = (cart: WireCart) =>
  Object.fromEntries(cart.lineItems.map(({ productId, quantity }) => [productId, quantity]));
const codesIn = (cart: WireCart) =>
  cart.discountCodes.map(({ discountCode: { id } }) => id.replace('id-of-', '')).sort();
const names = Object.fromEntries(['A', 'B', 'C'].map((code) => [`id-of-${code}`, code]));

/** What the shopper means by commands: each on what the one before has left. */
function meant(cart: WireCart, commands: readonly CartCommand[]) {
  const held = new Map(cart.lineItems.map(({ productId, quantity }) => [productId, quantity]));
  const codes = new Set(codesIn(cart));
  const missing: string[] = [];
  for (const command of commands) {
    if (command.kind === 'add') {
      held.set(command.draft.productId, (held.get(command.draft.productId) ?? 0) + command.quantity);
    } else if ('line' in command) {
      const { productId } = command.line;
      const before = held.get(productId);
      if (before === undefined && command.kind !== 'remove') missing.push(command.id);
      if (before === undefined) continue;
      if (command.kind === 'step') held.set(productId, Math.max(0, before + command.by));
      if (command.kind === 'set') held.set(productId, command.quantity);
      if (command.kind === 'remove') held.set(productId, 0);
    } else if (command.kind === 'add-code') codes.add(command.code);
    else if (command.kind === 'remove-code') codes.delete(command.code.code ?? '');
  }
  const lines = Object.fromEntries([...held].filter(([, quantity]) => quantity > 0));
  return { lines, codes: [...codes].sort(), missing };
}

const products = ['mug', 'lamp', 'pen', 'bowl'];
const id = fc.uuid();
const product = fc.constantFrom(...products);
const carts = fc.record({
  lines: fc.uniqueArray(fc.record({ product, quantity: fc.integer({ min: 1, max: 50 }), isKeyed: fc.boolean() }), {
    selector: (line) => line.product,
  }),
  codes: fc.uniqueArray(fc.constantFrom('A', 'B', 'C')),
});
const cartFrom = ({
  lines,
  codes,
}: {
  lines: { product: string; quantity: number; isKeyed: boolean }[];
  codes: string[];
}) =>
  cartOf(
    lines.map(({ product: name, quantity, isKeyed }) => lineOf(name, quantity, isKeyed ? { key: `key-${name}` } : {})),
    { discountCodes: codes.map(codeInfo) },
  );
const targetOf = (productId: string, byKey = false) => ({
  lineId: `${byKey ? 'key' : 'line'}-${productId}`,
  productId,
  variantId: 1,
});
const target = fc.tuple(product, fc.boolean()).map(([name, byKey]) => targetOf(name, byKey));
const adds = fc.record({
  id,
  kind: fc.constant('add' as const),
  draft: product.map((productId) => ({ productId, variantId: 1, name: productId, language: 'en', traits: [], unit })),
  quantity: fc.integer({ min: 1, max: 9 }),
});
const steps = fc.record({
  id,
  kind: fc.constant('step' as const),
  line: target,
  by: fc.integer({ min: -60, max: 60 }),
});
const absolute = fc.oneof(
  fc.record({ id, kind: fc.constant('set' as const), line: target, quantity: fc.nat(99) }),
  fc.record({ id, kind: fc.constant('remove' as const), line: target }),
);
const code = fc.constantFrom('A', 'B', 'C');
const codeChanges = fc.oneof(
  fc.record({ id, kind: fc.constant('add-code' as const), code }),
  fc.record({
    id,
    kind: fc.constant('remove-code' as const),
    code: code.map((name) => ({ id: `id-of-${name}`, code: name, state: 'applied' as const })),
  }),
);
const commands: fc.Arbitrary<CartCommand[]> = fc.array(fc.oneof(adds, steps, absolute, codeChanges), { maxLength: 12 });

describe('what is planned', () => {
  test('does what the commands mean, all of it, to nothing else, and names what cannot be done', () => {
    fc.assert(
      fc.property(carts, commands, (made, given) => {
        const cart = cartFrom(made);
        const plan = planUpdate(cart, given, names);
        const wish = meant(cart, given);
        // A line that goes and comes back within one plan is one line; what is said of it in between is not missing.
        fc.pre(wish.missing.length === 0);
        expect(plan.missing).toEqual([]);
        const after = applied(cart, plan.actions);
        expect(quantities(after)).toEqual(wish.lines);
        expect(codesIn(after)).toEqual(wish.codes);
      }),
      { numRuns: 500 },
    );
  });

  test('says one thing of a line, however often it was changed, and says it absolutely', () => {
    fc.assert(
      fc.property(carts, commands, (made, given) => {
        const { actions } = planUpdate(cartFrom(made), given, names);
        const lines = actions.flatMap((action) => ('lineItemId' in action ? (action.lineItemId ?? []) : []));
        expect(new Set(lines).size).toBe(lines.length);
        const kinds = actions.map(({ action }) => action);
        expect(kinds.filter((kind) => /LineItem/.test(kind) && kind !== 'addLineItem')).toHaveLength(lines.length);
        const added = actions.flatMap((action) => (action.action === 'addLineItem' ? (action.productId ?? []) : []));
        expect(new Set(added).size).toBe(added.length);
        // The shop would add to what it has.
        for (const each of added) expect(made.lines.map((line) => line.product)).not.toContain(each);
      }),
    );
  });

  test('never asks for a quantity of none', () => {
    fc.assert(
      fc.property(carts, commands, (made, given) => {
        for (const action of planUpdate(cartFrom(made), given, names).actions) {
          if (!('quantity' in action) || action.quantity === undefined) continue;
          expect(action.quantity).toBeGreaterThan(0);
        }
      }),
    );
  });

  test('is recognised in the cart that it has made, and not in the one it was made for', () => {
    fc.assert(
      fc.property(carts, commands, (made, given) => {
        const cart = cartFrom(made);
        const { actions, expects } = planUpdate(cart, given, names);
        fc.pre(expects.length > 0);
        expect(wasApplied(applied(cart, actions), expects)).toBe('yes');
        expect(wasApplied(cart, expects)).toBe('no');
      }),
    );
  });

  test('changes nothing about what has been set, removed or typed and is so already', () => {
    fc.assert(
      fc.property(carts, fc.array(fc.oneof(absolute, codeChanges), { maxLength: 9 }), (made, given) => {
        const cart = cartFrom(made);
        const { actions, missing } = planUpdate(cart, given, names);
        fc.pre(missing.length === 0);
        const after = applied(cart, actions);
        const again = planUpdate(after, given, names);
        expect(applied(after, again.actions)).toEqual(after);
        expect(again.expects).toEqual([]);
      }),
    );
  });

  test('is nothing for an add whose line is there with its key', () => {
    fc.assert(
      fc.property(carts, adds, (made, given) => {
        const cart = cartFrom(made);
        fc.pre(!cart.lineItems.some(({ productId }) => productId === given.draft.productId));
        const after = applied(cart, planUpdate(cart, [given], {}).actions);
        expect(planUpdate(after, [given], {}).actions).toEqual([]);
      }),
    );
  });
});

const add = (commandId: string, productId: string, quantity = 1): CartCommand => ({
  id: commandId,
  kind: 'add',
  draft: { productId, variantId: 1, name: productId, language: 'en', traits: [], unit },
  quantity,
});
const step = (by: number, productId = 'mug'): CartCommand => ({
  id: `step ${by}`,
  kind: 'step',
  line: targetOf(productId),
  by,
});

const set = (quantity: number, productId = 'mug'): CartCommand => ({
  id: `set ${quantity}`,
  kind: 'set',
  line: targetOf(productId),
  quantity,
});

describe('lines', () => {
  test('a quantity that was named is said though it is so already, for another device may have made it another', () => {
    const plan = planUpdate(cartOf([lineOf('mug', 1)]), [set(3), set(1)], {});

    expect(plan.actions).toEqual([{ action: 'changeLineItemQuantity', lineItemId: 'line-mug', quantity: 1 }]);
    expect(plan.expects).toEqual([]);
  });

  test('steps there and back are not said', () => {
    expect(planUpdate(cartOf([lineOf('mug', 1)]), [step(1), step(-1)], {}).actions).toEqual([]);
  });

  test('a new line carries the id of the first command that asked for it', () => {
    const { lines, actions } = planUpdate(undefined, [add('first', 'mug'), add('second', 'mug', 3)], {});

    expect(lines).toEqual([{ key: 'first', productId: 'mug', variantId: 1, quantity: 4 }]);
    expect(actions).toEqual([{ action: 'addLineItem', ...lines[0] }]);
  });

  test('a line that does not exist yet can be stepped, set and removed', () => {
    const line = { lineId: 'first', productId: 'mug', variantId: 1 };
    const step2: CartCommand = { id: 'second', kind: 'step', line, by: 2 };

    expect(planUpdate(undefined, [add('first', 'mug'), step2], {}).lines).toMatchObject([{ quantity: 3 }]);
    expect(planUpdate(undefined, [add('first', 'mug'), { id: 'third', kind: 'remove', line }], {}).actions).toEqual([]);
  });

  test('an equal line that a discount has put in, or that was customised, is left alone', () => {
    for (const special of [{ lineItemMode: 'GiftLineItem' }, { custom: {} }, { distributionChannel: { id: 'quay' } }]) {
      const cart = cartOf([lineOf('mug', 1, special)]);

      expect(planUpdate(cart, [add('mine', 'mug')], {}).actions).toMatchObject([
        { action: 'addLineItem', key: 'mine' },
      ]);
    }
  });

  test('other variants of a product are other lines', () => {
    const cart = cartOf([lineOf('mug', 2)]);
    const large = { ...add('mine', 'mug'), draft: { ...unitDraft(), variantId: 2 } } as CartCommand;

    expect(planUpdate(cart, [large], {}).actions).toMatchObject([{ action: 'addLineItem', variantId: 2 }]);
  });

  test('a line that is gone is missed by a step and a quantity, and not by its removal', () => {
    const set: CartCommand = { id: 'set', kind: 'set', line: targetOf('mug'), quantity: 3 };
    const gone: CartCommand = { id: 'gone', kind: 'remove', line: targetOf('mug') };

    expect(planUpdate(cartOf([]), [step(1), set, gone], {})).toMatchObject({ missing: ['step 1', 'set'], actions: [] });
  });
});

const unitDraft = () => ({ productId: 'mug', variantId: 1, name: 'mug', language: 'en', traits: [], unit });
const to = (country: string, postalCode = ''): CartCommand => ({
  id: country,
  kind: 'deliver-to',
  country,
  postalCode,
});
const by = (method: string): CartCommand => ({ id: method, kind: 'deliver-by', method: { id: method, name: method } });

describe('delivery', () => {
  const here = cartOf([lineOf('mug', 1)], {
    shippingAddress: { country: 'DE', postalCode: '27568' },
    shippingInfo: { shippingMethodName: 'Parcel', shippingMethod: { id: 'parcel' }, price: money },
  });

  test('goes to the last place that was named', () => {
    expect(planUpdate(here, [to('FR', '75001'), to('JP')], {}).actions).toEqual([
      { action: 'setShippingAddress', address: { country: 'JP' } },
    ]);
  });

  test('is not changed into what it is', () => {
    expect(planUpdate(here, [to('DE', '27568'), by('parcel')], {}).actions).toEqual([]);
  });

  test('goes the way that was chosen for that place, though it went the same way before', () => {
    expect(planUpdate(here, [to('FR'), by('parcel')], {}).actions).toEqual([
      { action: 'setShippingAddress', address: { country: 'FR' } },
      { action: 'setShippingMethod', shippingMethod: { typeId: 'shipping-method', id: 'parcel' } },
    ]);
  });

  test('goes to another place by no way that was chosen for the place before', () => {
    expect(planUpdate(here, [by('express'), to('FR')], {}).actions).toEqual([
      { action: 'setShippingAddress', address: { country: 'FR' } },
    ]);
  });
});

test('prices are brought up to date once, after everything else', () => {
  const refresh = (commandId: string): CartCommand => ({ id: commandId, kind: 'refresh' });

  expect(planUpdate(cartOf([lineOf('mug', 1)]), [refresh('a'), step(1), refresh('b')], {}).actions).toEqual([
    { action: 'changeLineItemQuantity', lineItemId: 'line-mug', quantity: 2 },
    { action: 'recalculate', updateProductData: true },
  ]);
});

test('a code is removed by the name that was typed, though the shop has not yet said what it calls it', () => {
  const typed: CartCommand = {
    id: 'gone',
    kind: 'remove-code',
    code: { id: 'the command that typed it', code: 'A', state: 'waiting' },
  };
  const cart = cartOf([], { discountCodes: [codeInfo('A')] });

  expect(planUpdate(cart, [typed], names).actions).toEqual([
    { action: 'removeDiscountCode', discountCode: { typeId: 'discount-code', id: 'id-of-A' } },
  ]);
});

describe('beyond a limit', () => {
  const above = { name: 'above-limit', quantity: 4 } as const;
  const below = { name: 'below-limit', quantity: 3 } as const;

  test('the steps that fit are made', () => {
    const three = [1, 1, 1].map((by, index): CartCommand => ({ ...step(by), id: `${index}` }));

    expect(commandsBeyondLimit(three, lineOf('mug', 2), above)).toEqual(['2']);
  });

  test('fewer than the shop sells are none, or refused', () => {
    expect(commandsBeyondLimit([add('one', 'mug')], undefined, below)).toEqual(['one']);
    expect(commandsBeyondLimit([add('one', 'mug'), add('two', 'mug', 3)], undefined, below)).toEqual(['one']);
    expect(
      commandsBeyondLimit([{ id: 'gone', kind: 'remove', line: targetOf('mug') }], lineOf('mug', 3), below),
    ).toEqual([]);
  });

  test('what is left never goes beyond it, and nothing is refused that fits', () => {
    fc.assert(
      fc.property(
        fc.nat(9),
        fc.array(fc.oneof(steps, absolute), { maxLength: 9 }),
        fc.nat(9),
        (start, made, quantity) => {
          const given = made.map((command) => ({ ...command, line: targetOf('mug') }) as CartCommand);
          const line = lineOf('mug', Math.min(start, quantity));
          const over = commandsBeyondLimit(given, line, { name: 'above-limit', quantity });
          let left = line.quantity;
          for (const command of given) {
            const { lines } = meant(cartOf([lineOf('mug', Math.max(left, 0))]), [command]);
            const wanted = lines['mug'] ?? 0;
            expect(over.includes(command.id)).toBe(wanted > quantity);
            if (wanted <= quantity) left = wanted;
          }
          expect(left).toBeLessThanOrEqual(quantity);
        },
      ),
    );
  });
});
