/** A customer as the worker and the pages know one, made of the shop's JSON. Pure. */
import type { MyCustomerUpdateAction } from '@commercetools/platform-sdk';
import type { Address, Profile, ProfileChange } from '../../contract/account.ts';
import type { WireAddress, WireCustomer } from './profile-wire.ts';

/** Who a customer is: what the worker stores and compares. */
export interface Customer {
  /** Never changes, unlike the email. */
  id: string;
  email: string;
  firstName: string;
  lastName: string;
}

/** The customer's record at the shop, as one answer gave it. */
export interface CustomerRecord {
  customer: Customer;
  profile: Profile;
}

export function customerOf({ id, email, firstName, lastName }: WireCustomer): Customer {
  return { id, email, firstName, lastName };
}

export function recordOf(wire: WireCustomer): CustomerRecord {
  return { customer: customerOf(wire), profile: profileOf(wire) };
}

function profileOf(wire: WireCustomer): Profile {
  const { email, isEmailVerified, firstName, lastName } = wire;
  return {
    email,
    emailVerified: isEmailVerified,
    firstName,
    lastName,
    addresses: wire.addresses.map(addressOf),
    ...(wire.defaultShippingAddressId && { defaultShippingId: wire.defaultShippingAddressId }),
    ...(wire.defaultBillingAddressId && { defaultBillingId: wire.defaultBillingAddressId }),
  };
}

function addressOf(wire: WireAddress): Address {
  const { id, firstName, lastName, postalCode, city, country } = wire;
  return { ...(id && { id }), firstName, lastName, street: streetOf(wire), postalCode, city, country };
}

function streetOf({ streetName, streetNumber }: WireAddress): string {
  return [streetName, streetNumber].filter(Boolean).join(' ');
}

/** The update actions that make `change` of a customer. https://docs.commercetools.com/api/projects/me-profile */
export function customerActions(change: ProfileChange, { addresses }: WireCustomer): MyCustomerUpdateAction[] {
  switch (change.kind) {
    case 'name':
      return [
        { action: 'setFirstName', firstName: change.firstName },
        { action: 'setLastName', lastName: change.lastName },
      ];
    case 'email':
      return [{ action: 'changeEmail', email: change.email }];
    case 'save-address': {
      const { id } = change.address;
      const known = addresses.find((candidate) => id !== undefined && candidate.id === id);
      const address = addressDraft(change.address, known);
      return [known && id ? { action: 'changeAddress', addressId: id, address } : { action: 'addAddress', address }];
    }
    case 'remove-address':
      return [{ action: 'removeAddress', addressId: change.id }];
    case 'default-address':
      return [
        change.use === 'shipping'
          ? { action: 'setDefaultShippingAddress', addressId: change.id }
          : { action: 'setDefaultBillingAddress', addressId: change.id },
      ];
  }
}

/** The shop replaces a changed address whole, so the draft carries the fields that the form does not show. */
function addressDraft(given: Address, known: WireAddress | undefined) {
  const { firstName, lastName, street, postalCode, city, country } = given;
  const { id: _id, streetName, streetNumber, ...others } = known ?? { streetName: '', streetNumber: '' };
  const isOtherStreet = !known || street !== streetOf(known);
  return {
    ...others,
    firstName,
    lastName,
    streetName: isOtherStreet ? street : streetName,
    ...(!isOtherStreet && streetNumber && { streetNumber }),
    postalCode,
    city,
    country,
  };
}

/** Whether the customer's record already is as `change` makes it. */
export function isApplied(change: ProfileChange, customer: WireCustomer): boolean {
  const profile = profileOf(customer);
  switch (change.kind) {
    case 'name':
      return profile.firstName === change.firstName && profile.lastName === change.lastName;
    case 'email':
      return profile.email.toLowerCase() === change.email.toLowerCase();
    case 'save-address': {
      const { id: given, ...wanted } = change.address;
      const isSaved = (address: Address) =>
        (Object.keys(wanted) as (keyof typeof wanted)[]).every((field) => address[field] === wanted[field]);
      const known = profile.addresses.find(({ id }) => given !== undefined && id === given);
      // A new address that equals a stored one counts as saved, so that a request that arrives twice saves it once.
      return known ? isSaved(known) : profile.addresses.some(isSaved);
    }
    case 'remove-address':
      return profile.addresses.every(({ id }) => id !== change.id);
    case 'default-address':
      return (change.use === 'shipping' ? profile.defaultShippingId : profile.defaultBillingId) === change.id;
  }
}
