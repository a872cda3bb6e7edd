/** The writes to a cart. */
import { expect } from 'vitest';
import type { CartCommand } from '../../../src/contract/cart-command.ts';
import { add, addCode, remove, removeCode, set, step } from '../../harness/shopper.ts';
import { settingsFor } from '../../harness/worker-harness.ts';
import { carts, type Held, isHeld } from './held.ts';
import type { Row } from './row.ts';
import { lamp, mug, vase, type World } from './world.ts';

const delivery = { kind: 'deliver-to', country: 'DE', postalCode: '27568' } as const;
const id = () => crypto.randomUUID();

const noneBefore = 'a guest has one device';

/** Another device puts one more product into the cart. */
const addsAnother = ({ store }: World) => {
  const [cart] = store.inspect.carts().filter(({ cartState }) => cartState === 'Active');
  if (cart) store.elsewhere(cart).change({ action: 'addLineItem', productId: vase, variantId: 1, quantity: 1 });
};

/** A change of a cart that holds 4 of one product, and perhaps more. */
function cartRow(
  name: string,
  commands: (world: World) => Promise<CartCommand[]>,
  held: Held,
  before?: (world: World) => Promise<unknown>,
): Row {
  return {
    name,
    before: async (world) => {
      await world.fill([mug, 4]);
      await before?.(world);
    },
    act: async (world) => world.press(...(await commands(world))),
    elsewhere: addsAnother,
    after: (world, other) => isHeld(world, { ...held, lines: { ...held.lines, ...(other && { [vase]: 1 }) } }),
  };
}

/** A change of a line that another device changes at the same moment. */
function contested(
  name: string,
  command: (world: World) => Promise<CartCommand>,
  once: number,
  both: { theirs: number; ours: number },
): Row {
  const { theirs, ours } = both;
  return {
    name,
    before: (world) => world.fill([mug, 4], [lamp, 1]),
    act: async (world) => world.press(await command(world)),
    elsewhere: ({ store }) => {
      const [cart] = store.inspect.carts();
      const line = cart?.lineItems.find(({ productId }) => productId === mug);
      if (cart && line) {
        store.elsewhere(cart).change({ action: 'changeLineItemQuantity', lineItemId: line.id, quantity: theirs });
      }
    },
    after: async (world, other) => {
      const [held] = carts(world);
      // If the worker's request arrived first, the other device changed its result; otherwise it was the other way
      // round.
      const quantities = other ? [ours, theirs] : [once];
      expect(quantities).toContain(held?.lines[mug]);
      const cart = await world.extension.ask('cart.read');
      expect(cart.lines.find(({ productId }) => productId === mug)?.quantity).toBe(held?.lines[mug]);
    },
  };
}

/** The merchant, or the shopper, goes to another market with a cart that can be bought there as well. */
function moveRow(name: string, market: { currency: string; country: string }): Row {
  return {
    name,
    before: (world) => world.fill([mug, 4], [lamp, 1]),
    act: async ({ ask, store }) => {
      const form = settingsFor(store);
      await ask('settings.save', { ...form, preferences: { ...form.preferences, ...market } });
      await ask('cart.read');
    },
    elsewhere: 'the market is of one device',
    after: async (world) => {
      await isHeld(world, { lines: { [mug]: 4, [lamp]: 1 } });
      const active = world.store.inspect.carts().filter(({ cartState }) => cartState === 'Active');
      expect(active.map(({ country, totalPrice }) => [totalPrice.currencyCode, country])).toEqual([
        [market.currency, market.country],
      ]);
    },
  };
}

const toAmerica = { currency: 'USD', country: 'US' };

export const creates: Row[] = [
  moveRow('the cart is made anew in another currency', toAmerica),
  {
    name: 'a new visitor adds',
    act: (world) => world.press(add(mug, 2)),
    elsewhere: noneBefore,
    after: (world) => isHeld(world, { lines: { [mug]: 2 } }),
  },
  {
    name: 'a new visitor adds one product twice, and another',
    act: (world) => world.press(add(mug), add(mug), add(lamp)),
    elsewhere: noneBefore,
    after: (world) => isHeld(world, { lines: { [mug]: 2, [lamp]: 1 } }),
  },
  {
    name: 'a customer without a cart adds',
    before: (world) => world.signIn(),
    act: (world) => world.press(add(mug, 2)),
    elsewhere: 'two carts made at one moment are two carts: the shop goes on with the one changed last',
    after: (world) => isHeld(world, { lines: { [mug]: 2 } }),
  },
];

export const updates: Row[] = [
  moveRow('the cart goes to another country', { currency: 'EUR', country: 'FR' }),
  cartRow('adds a new line', async () => [add(lamp, 2)], { lines: { [mug]: 4, [lamp]: 2 } }),
  cartRow('adds to a line', async () => [add(mug, 2)], { lines: { [mug]: 6 } }),
  cartRow('adds one new product twice', async () => [add(lamp), add(lamp, 2)], { lines: { [mug]: 4, [lamp]: 3 } }),
  cartRow('steps up', async (world) => [step(await world.line(mug), 1)], { lines: { [mug]: 5 } }),
  cartRow(
    'steps up three times',
    async () => [1, 1, 1].map((by) => step(undefined, by)).map((each) => ({ ...each, ...target(mug) })),
    { lines: { [mug]: 7 } },
  ),
  cartRow('steps down', async (world) => [step(await world.line(mug), -1)], { lines: { [mug]: 3 } }),
  cartRow(
    'steps down to nothing',
    async (world) => [step(await world.line(mug), -4)],
    { lines: { [lamp]: 1 } },
    (world) => world.fill([lamp, 1]),
  ),
  cartRow('types a quantity', async (world) => [set(await world.line(mug), 9)], { lines: { [mug]: 9 } }),
  cartRow(
    'removes',
    async (world) => [remove(await world.line(mug))],
    { lines: { [lamp]: 1 } },
    (world) => world.fill([lamp, 1]),
  ),
  cartRow(
    'undoes a removal',
    async () => [add(lamp, 3)],
    { lines: { [mug]: 4, [lamp]: 3 } },
    async (world) => {
      await world.fill([lamp, 3]);
      await world.extension.change(remove(await world.line(lamp)));
    },
  ),
  cartRow('types a code', async ({ store }) => [addCode(store.codes.percentage)], { lines: { [mug]: 4 }, codes: 1 }),
  cartRow(
    'takes a code out',
    async ({ extension }) => [removeCode((await extension.ask('panel.open')).cart.codes?.[0])],
    { lines: { [mug]: 4 } },
    ({ extension, store }) => extension.change(addCode(store.codes.percentage)),
  ),
  cartRow('says where to', async () => [{ id: id(), ...delivery }], {
    lines: { [mug]: 4 },
    to: '27568',
  }),
  cartRow(
    'says how to send it',
    async ({ extension }) => {
      const options = await extension.ask('cart.shippingOptions');
      const method = options.find(({ name }) => name === 'Express');
      return [{ id: id(), kind: 'deliver-by', method: { id: method?.id ?? '', name: 'Express' } }];
    },
    { lines: { [mug]: 4 }, to: '27568', by: 'Express' },
    ({ extension }) => extension.change({ id: id(), ...delivery }),
  ),
  cartRow('brings prices up to date', async () => [{ id: id(), kind: 'refresh' }], { lines: { [mug]: 4 } }),
  contested('steps up what another device changes', async (world) => step(await world.line(mug), 1), 5, {
    theirs: 9,
    ours: 10,
  }),
  contested('adds to what another device changes', async () => add(mug, 2), 6, { theirs: 9, ours: 11 }),
  contested('types over what another device changes', async (world) => set(await world.line(mug), 7), 7, {
    theirs: 9,
    ours: 7,
  }),
];

export const deletes: Row[] = [
  moveRow('the cart is made anew in another currency, and the former one goes', toAmerica),
  {
    name: 'the connection is tested',
    act: ({ ask, store }) => ask('settings.try', { form: settingsFor(store), open: [], run: 'run' }),
    elsewhere: 'the test has a guest of its own',
    after: async (world) => expect(carts(world)).toEqual([]),
    without: {
      'has its worker stopped before it is sent': 'the cart is a test’s, whose session is nowhere but in that worker',
      'has its worker stopped before its answer is stored': 'nothing of a test is stored',
    },
  },
];

/** A line as a page knows it that has not seen it since: by what is in it. */
function target(productId: string) {
  return { line: { lineId: 'none', productId, variantId: 1 } };
}
