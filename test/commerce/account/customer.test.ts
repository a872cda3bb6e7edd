import { describe, expect, test } from 'vitest';
import { customerActions, isApplied, recordOf } from '../../../src/commerce/account/customer.ts';
import { customer as customerSchema } from '../../../src/commerce/account/profile-wire.ts';
import { read } from '../../../src/commerce/wire.ts';
import type { ProfileChange } from '../../../src/contract/account.ts';

const home = { id: 'home', firstName: 'Ada', lastName: 'King', postalCode: '10115', city: 'Berlin', country: 'DE' };
const customer = read(customerSchema, {
  id: 'ada',
  version: 3,
  email: 'Ada@example.com',
  firstName: 'Ada',
  lastName: 'King',
  addresses: [{ ...home, streetName: 'Invalidenstr.', streetNumber: '7', phone: '030' }],
  defaultShippingAddressId: 'home',
});
const address = { ...home, street: 'Invalidenstr. 7' };

test('a record names the customer, and joins the street and its number', () => {
  expect(recordOf(customer)).toMatchObject({
    customer: { id: 'ada', email: 'Ada@example.com', firstName: 'Ada', lastName: 'King' },
    profile: { emailVerified: false, addresses: [address], defaultShippingId: 'home' },
  });
});

describe('a change of the profile', () => {
  const { id: _, ...unnamed } = address;
  test.each<[string, ProfileChange, boolean]>([
    ['to the same name', { kind: 'name', firstName: 'Ada', lastName: 'King' }, true],
    ['to another name', { kind: 'name', firstName: 'Ada', lastName: 'Byron' }, false],
    ['to the same email in other letters', { kind: 'email', email: 'ada@EXAMPLE.com' }, true],
    ['to another email', { kind: 'email', email: 'ada@example.org' }, false],
    ['to the same address', { kind: 'save-address', address }, true],
    ['to another city', { kind: 'save-address', address: { ...address, city: 'Bonn' } }, false],
    ['that adds an address which exists', { kind: 'save-address', address: unnamed }, true],
    ['that adds an address', { kind: 'save-address', address: { ...unnamed, city: 'Bonn' } }, false],
    ['that removes an address', { kind: 'remove-address', id: 'home' }, false],
    ['that removes an unknown address', { kind: 'remove-address', id: 'work' }, true],
    ['to the same default', { kind: 'default-address', use: 'shipping', id: 'home' }, true],
    ['to another default', { kind: 'default-address', use: 'billing', id: 'home' }, false],
  ])('%s is applied already: %s', (_case, change, expected) => {
    expect(isApplied(change, customer)).toBe(expected);
  });

  test('keeps the fields of an address that no form shows, and its street number where the street stays', () => {
    expect(customerActions({ kind: 'save-address', address: { ...address, city: 'Bonn' } }, customer)).toEqual([
      {
        action: 'changeAddress',
        addressId: 'home',
        address: expect.objectContaining({
          phone: '030',
          streetName: 'Invalidenstr.',
          streetNumber: '7',
          city: 'Bonn',
        }),
      },
    ]);
  });

  test('replaces street and number where the street changes', () => {
    const [action] = customerActions({ kind: 'save-address', address: { ...address, street: 'Torstr. 1' } }, customer);

    expect(action).toMatchObject({ address: { streetName: 'Torstr. 1' } });
    expect(action).not.toHaveProperty('address.streetNumber');
  });

  test('adds an address that the customer no longer has', () => {
    const [action] = customerActions({ kind: 'save-address', address: { ...address, id: 'gone' } }, customer);

    expect(action).toMatchObject({ action: 'addAddress' });
  });
});
