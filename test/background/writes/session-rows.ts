/** The writes that begin, renew and end a session. */
import { expect } from 'vitest';
import { add, credentialsOf } from '../../harness/shopper.ts';
import { carts, isHeld, isSampleIn, sampleOf } from './held.ts';
import type { Row } from './row.ts';
import { lamp, mug, type World } from './world.ts';

const bob = {
  firstName: 'Bob',
  lastName: 'Baker',
  email: 'bob@example.com',
  password: 'bob’s own',
  keepSignedIn: true,
};
/** Bob is a customer, once, and is signed in; his cart holds this. */
async function isBobIn(world: World, lines: Record<string, number>): Promise<void> {
  expect(world.store.inspect.customers().filter(({ email }) => email === bob.email)).toHaveLength(1);
  expect(await world.extension.ask('panel.open')).toMatchObject({ account: { state: 'customer', email: bob.email } });
  const held = carts(world).map((cart) => cart.lines);
  expect(held).toEqual(Object.keys(lines).length > 0 ? [lines] : []);
}

/** The customer has a cart, made elsewhere; the guest has another. */
async function hasTwoCarts(world: World): Promise<void> {
  world.store
    .elsewhere({ customerId: sampleOf(world)?.id ?? '' })
    .createCart({ currency: 'EUR', country: 'DE', lineItems: [{ productId: lamp, variantId: 1, quantity: 3 }] });
  await world.fill([mug, 2]);
}

const nobodyElse = 'another device has another session, and none of this one’s tokens';
const noneBefore = 'a guest has one device';
const signsIn = (carts: 'merge' | 'use-guest' | 'leave-guest') => (world: World) =>
  world.ask('account.signIn', { ...credentialsOf(world.store), carts });

export const signUps: Row[] = [
  {
    name: 'a visitor creates an account',
    act: (world) => world.ask('account.signUp', bob),
    elsewhere: 'nobody has a second device before there is an account',
    after: (world) => isBobIn(world, {}),
  },
  {
    name: 'a guest with a cart creates an account',
    before: (world) => world.fill([mug, 2]),
    act: (world) => world.ask('account.signUp', bob),
    elsewhere: noneBefore,
    after: (world) => isBobIn(world, { [mug]: 2 }),
  },
];

export const signIns: Row[] = [
  {
    name: 'merges both carts',
    before: hasTwoCarts,
    act: signsIn('merge'),
    elsewhere: 'what another device changes is merged before or stays after, by the shop’s own arithmetic',
    after: (world) => isSampleIn(world, { [mug]: 2, [lamp]: 3 }),
  },
  {
    name: 'goes on with the guest’s cart',
    before: hasTwoCarts,
    act: signsIn('use-guest'),
    elsewhere: 'as above',
    after: (world) => isSampleIn(world, { [mug]: 2 }),
  },
];

/** The token requests, by what they ask for. */
export const tokens = {
  'client-credentials': [
    {
      name: 'a visitor searches',
      act: ({ ask }) => ask('catalog.search', { text: 'mug', offset: 0 }),
      elsewhere: nobodyElse,
      after: async ({ extension }) => {
        expect(await extension.ask('catalog.search', { text: '', offset: 0 })).toHaveProperty('results');
      },
    },
  ],
  anonymous: [
    {
      name: 'a visitor becomes a guest',
      act: (world) => world.press(add(mug, 2)),
      elsewhere: nobodyElse,
      after: (world) => isHeld(world, { lines: { [mug]: 2 } }),
    },
  ],
  password: [
    {
      name: 'a guest signs in',
      before: (world) => world.fill([mug, 2]),
      act: ({ ask, store }) => ask('account.signIn', credentialsOf(store)),
      elsewhere: nobodyElse,
      after: (world) => isSampleIn(world, { [mug]: 2 }),
    },
    {
      name: 'a guest signs in and leaves the cart behind',
      before: hasTwoCarts,
      act: signsIn('leave-guest'),
      elsewhere: nobodyElse,
      after: (world) => isSampleIn(world, { [lamp]: 3 }),
    },
  ],
  refresh: [
    {
      name: 'a guest comes back after two days',
      before: async (world) => {
        await world.fill([mug, 2]);
        world.store.expireAccessTokens();
      },
      act: (world) => world.press(add(mug)),
      elsewhere: nobodyElse,
      after: (world) => isHeld(world, { lines: { [mug]: 3 } }),
    },
  ],
  revoke: [
    {
      name: 'a customer signs out',
      before: (world) => world.signIn(),
      act: ({ ask }) => ask('account.signOut'),
      elsewhere: nobodyElse,
      after: async ({ extension, store }) => {
        expect(await extension.ask('panel.open')).toMatchObject({ account: { state: 'none' } });
        const { access, refresh } = store.inspect.tokens();
        // The other device’s are its own.
        const customers = [...access, ...refresh].filter(({ subject }) => subject && 'customerId' in subject);
        expect(customers).toHaveLength(2);
        expect(Object.keys((await extension.stored()).local)).not.toContain('revocations');
      },
    },
  ],
} satisfies Record<string, Row[]>;
