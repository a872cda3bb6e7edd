/** The customer's own record: read, changed with its version, and deleted. https://docs.commercetools.com/api/projects/me-profile */
import type { MyCustomerUpdateAction } from '@commercetools/platform-sdk';
import type { Address, Profile, ProfileChange } from '../contract/account.ts';
import { fail, isDoubtful, isFailure } from '../contract/failure.ts';
import { revokeTokens } from './account.ts';
import type { Api } from './api.ts';
import type { OAuth } from './oauth.ts';
import { customer as customerSchema, type WireAddress, type WireCustomer } from './profile-wire.ts';
import type { Session } from './session.ts';
import { read } from './wire.ts';

export interface Profiles {
  read(): Promise<WireCustomer>;
  /** Changes fields of their own, so a change made elsewhere meanwhile is kept. Fails with `email-taken`, `input-refused`. */
  change(change: ProfileChange): Promise<WireCustomer>;
  /** Fails with `password-wrong`. */
  changePassword(current: string, next: string): Promise<void>;
  confirmEmail(code: string): Promise<WireCustomer>;
  /** Gives whose password it was. */
  resetPassword(code: string, password: string): Promise<WireCustomer>;
  delete(): Promise<void>;
}

const rounds = 3;

export function createProfiles(api: Api, session: Session, oauth: OAuth, scopes: () => Promise<string[]>): Profiles {
  const readCustomer = async () =>
    read(customerSchema, await api({ purpose: 'own', method: 'GET', path: '/me', repeatable: true }));

  /** Sends a request made for the customer's version, and makes it anew when that was not the latest. */
  const withVersion = async <Result>(send: (customer: WireCustomer) => Promise<Result>): Promise<Result> => {
    for (let round = 1; ; round += 1) {
      try {
        return await send(await readCustomer());
      } catch (thrown) {
        if (!isFailure(thrown, 'conflict') || round === rounds) throw thrown;
      }
    }
  };

  const post = async (path: string, body: unknown, purpose: 'own' | 'browse' = 'own') =>
    read(customerSchema, await api({ purpose, method: 'POST', path, body, repeatable: false }));

  const redeem = async (path: string, body: unknown) => {
    try {
      return await post(path, body, 'browse');
    } catch (thrown) {
      if (isFailure(thrown, 'not-found')) throw fail('code-refused');
      throw thrown;
    }
  };

  return {
    read: readCustomer,
    change: (change) =>
      withVersion(async (customer) => {
        try {
          return await post('/me', { version: customer.version, actions: actionsFor(change, customer) });
        } catch (thrown) {
          if (!isDoubtful(thrown)) throw thrown;
          const fresh = await readCustomer();
          if (fresh.version > customer.version && holds(fresh, change)) return fresh;
          throw thrown;
        }
      }),
    changePassword: (currentPassword, newPassword) =>
      withVersion(async ({ email, version }) => {
        const mark = session.mark();
        const renew = async () => {
          const tokens = await oauth.password(email, newPassword, await scopes());
          await session.adopt(tokens, mark).catch((thrown: unknown) => {
            void revokeTokens(oauth, tokens).catch(() => {});
            throw thrown;
          });
        };
        try {
          await post('/me/password', { version, currentPassword, newPassword });
        } catch (thrown) {
          if (!isDoubtful(thrown)) throw thrown;
          // If it did take effect, the new password opens the door.
          await renew().catch(() => {
            throw thrown;
          });
          return;
        }
        // The shop has ended every token of the customer, this session's too.
        await renew();
      }),
    confirmEmail: (code) => redeem('/me/email/confirm', { tokenValue: code }),
    resetPassword: (code, newPassword) => redeem('/me/password/reset', { tokenValue: code, newPassword }),
    delete: () =>
      withVersion(async ({ version }) => {
        const query: [string, string][] = [['version', String(version)]];
        try {
          await api({ purpose: 'own', method: 'DELETE', path: '/me', query, repeatable: false });
        } catch (thrown) {
          if (!isDoubtful(thrown)) throw thrown;
          await readCustomer().then(
            () => Promise.reject(thrown),
            // Nobody is there any more: it did take effect.
            (gone: unknown) => (isFailure(gone, 'not-found', 'session-ended') ? undefined : Promise.reject(thrown)),
          );
        }
      }),
  };
}

function actionsFor(change: ProfileChange, { addresses }: WireCustomer): MyCustomerUpdateAction[] {
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

/** Whether a customer read later is as a change wants them. */
function holds(customer: WireCustomer, change: ProfileChange): boolean {
  const profile = profileOf(customer);
  switch (change.kind) {
    case 'name':
      return profile.firstName === change.firstName && profile.lastName === change.lastName;
    case 'email':
      return profile.email.toLowerCase() === change.email.toLowerCase();
    case 'save-address': {
      const { id: _given, ...wanted } = change.address;
      return profile.addresses.some((address) =>
        (Object.keys(wanted) as (keyof typeof wanted)[]).every((field) => address[field] === wanted[field]),
      );
    }
    case 'remove-address':
      return profile.addresses.every(({ id }) => id !== change.id);
    case 'default-address':
      return (change.use === 'shipping' ? profile.defaultShippingId : profile.defaultBillingId) === change.id;
  }
}

/** To change an address is to replace it, so what of it we do not show goes along. */
function addressDraft(given: Address, known: WireAddress | undefined) {
  const { firstName, lastName, street, postalCode, city, country } = given;
  const { id: _id, streetName, streetNumber, ...kept } = known ?? { streetName: '', streetNumber: '' };
  const moved = !known || street !== streetOf(known);
  return {
    ...kept,
    firstName,
    lastName,
    streetName: moved ? street : streetName,
    ...(!moved && streetNumber && { streetNumber }),
    postalCode,
    city,
    country,
  };
}

export function profileOf(customer: WireCustomer): Profile {
  const { email, isEmailVerified, firstName, lastName } = customer;
  return {
    email,
    emailVerified: isEmailVerified,
    firstName,
    lastName,
    addresses: customer.addresses.map(addressOf),
    ...(customer.defaultShippingAddressId && { defaultShippingId: customer.defaultShippingAddressId }),
    ...(customer.defaultBillingAddressId && { defaultBillingId: customer.defaultBillingAddressId }),
  };
}

function addressOf(wire: WireAddress): Address {
  const { id, firstName, lastName, postalCode, city, country } = wire;
  return {
    ...(id && { id }),
    firstName,
    lastName,
    street: streetOf(wire),
    postalCode,
    city,
    country,
  };
}

function streetOf({ streetName, streetNumber }: WireAddress): string {
  return [streetName, streetNumber].filter(Boolean).join(' ');
}
