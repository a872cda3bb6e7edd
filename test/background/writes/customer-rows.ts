/** The writes to a customer's own record. */
import { expect } from 'vitest';
import type { Address } from '../../../src/contract/account.ts';
import { credentialsOf } from '../../harness/shopper.ts';
import { isSampleIn, sampleOf } from './held.ts';
import type { Row } from './row.ts';
import { mug, type World } from './world.ts';

/** A change of the sample customer's record. */
function customerRow(name: string, act: Row['act'], expected: (world: World) => object, more: Partial<Row> = {}): Row {
  return {
    name,
    before: (world) => world.signIn(),
    act,
    elsewhere: ({ otherDevice }) => otherDevice.change({ action: 'setTitle', title: 'Dr.' }),
    after: async (world, other) => {
      const customer = sampleOf(world);
      expect(customer).toMatchObject({ ...expected(world), ...(other && { title: 'Dr.' }) });
      expect(await world.extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' } });
      expect(await world.extension.ask('account.profile')).toMatchObject({ email: customer?.email });
    },
    ...more,
  };
}

const address: Address = {
  firstName: 'Ines',
  lastName: 'Sommer',
  street: 'Neue Straße 1',
  postalCode: '20095',
  city: 'Hamburg',
  country: 'DE',
};
const streets = (world: World) => sampleOf(world)?.addresses.map(({ streetName }) => streetName);
const firstAddress = (world: World) => sampleOf(world)?.addresses[0]?.id ?? '';

/** Of an address, or of an email’s state, nothing is stored on this device. */
const notStored = { 'has its worker stopped before its answer is stored': 'nothing of the answer is stored' } as const;

export const updates: Row[] = [
  customerRow(
    'another name',
    (world) => world.ask('account.change', { kind: 'name', firstName: 'Inès', lastName: 'Sommer' }),
    () => ({ firstName: 'Inès' }),
  ),
  customerRow(
    'another email',
    (world) => world.ask('account.change', { kind: 'email', email: 'ines@new.example' }),
    () => ({ email: 'ines@new.example' }),
  ),
  customerRow(
    'a new address',
    (world) => world.ask('account.change', { kind: 'save-address', address }),
    () => ({}),
    {
      after: async (world, other) => {
        expect(streets(world)).toEqual(['Am Alten Hafen', address.street]);
        if (other) expect(sampleOf(world)?.title).toBe('Dr.');
      },
      without: notStored,
    },
  ),
  customerRow(
    'a changed address',
    (world) => world.ask('account.change', { kind: 'save-address', address: { ...address, id: firstAddress(world) } }),
    () => ({}),
    { after: async (world) => expect(streets(world)).toEqual([address.street]), without: notStored },
  ),
  customerRow(
    'an address less',
    (world) => world.ask('account.change', { kind: 'remove-address', id: firstAddress(world) }),
    () => ({ addresses: [] }),
    { without: notStored },
  ),
  customerRow(
    'another default address',
    (world) =>
      world.ask('account.change', {
        kind: 'default-address',
        use: 'shipping',
        id: sampleOf(world)?.addresses[1]?.id ?? '',
      }),
    (world) => ({ defaultShippingAddressId: sampleOf(world)?.addresses[1]?.id }),
    {
      before: async (world) => {
        await world.signIn();
        await world.extension.ask('account.change', { kind: 'save-address', address });
      },
      without: notStored,
    },
  ),
];

export const passwords: Row[] = [
  customerRow(
    'another password',
    ({ ask, store }) => ask('account.changePassword', { current: store.customer.password, next: 'quite new' }),
    () => ({}),
    {
      after: async (world, other) => {
        expect(await world.extension.ask('panel.open')).toMatchObject({ account: { state: 'customer' } });
        expect(await world.extension.ask('account.profile')).toMatchObject({ firstName: 'Ines' });
        if (other) expect(sampleOf(world)?.title).toBe('Dr.');
        await world.extension.ask('account.signOut');
        const entrance = world.ask('account.signIn', { ...credentialsOf(world.store), password: 'quite new' });
        expect(await entrance).toMatchObject({ account: { state: 'customer' } });
      },
      without: {
        'arrives twice, with a write of another device in between':
          'the first arrival has ended the session of the other device',
      },
    },
  ),
];

export const confirmations: Row[] = [
  customerRow(
    'redeems the code of a mail',
    ({ ask, store }) => ask('account.confirmEmail', store.mailEmailToken(store.customer.email)),
    () => ({ isEmailVerified: true }),
    { without: notStored },
  ),
];

export const resets: Row[] = [
  {
    name: 'redeems the code of a mail',
    before: (world) => world.fill([mug, 2]),
    act: ({ ask, store }) =>
      ask('account.resetPassword', {
        code: store.mailPasswordToken(store.customer.email),
        email: store.customer.email,
        password: 'quite new',
        keepSignedIn: true,
      }),
    elsewhere: ({ otherDevice }) => otherDevice.change({ action: 'setTitle', title: 'Dr.' }),
    after: async (world) => isSampleIn(world, { [mug]: 2 }),
    without: {
      'arrives twice, with a write of another device in between':
        'the first arrival has ended the session of the other device',
    },
  },
];

export const deletions: Row[] = [
  {
    name: 'deletes the account',
    before: async (world) => {
      await world.signIn();
      await world.fill([mug, 1]);
    },
    act: ({ ask }) => ask('account.delete'),
    elsewhere: ({ otherDevice }) => otherDevice.change({ action: 'setTitle', title: 'Dr.' }),
    after: async (world) => {
      expect(sampleOf(world)).toBeUndefined();
      expect(await world.extension.ask('panel.open')).toMatchObject({
        account: { state: 'none' },
        cart: { count: 0 },
      });
      const { local, session } = await world.extension.stored();
      expect(JSON.stringify([local, session])).not.toContain(world.store.customer.email);
      expect(
        Object.keys({ ...local, ...session }).filter((key) => /^(cart|outbox|session|deletion)@/.test(key)),
      ).toEqual([]);
    },
    without: {
      'arrives twice, with a write of another device in between':
        'the first arrival has ended the session of the other device',
    },
  },
];
