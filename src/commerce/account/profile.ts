/** The customer's own record: read, changed with its version, and deleted. https://docs.commercetools.com/api/projects/me-profile */
import type { MyCustomerUpdateAction } from '@commercetools/platform-sdk';
import type { Address, Profile, ProfileChange } from '../../contract/account.ts';
import { fail, isFailure } from '../../contract/failure.ts';
import type { Api } from '../client/api.ts';
import type { OAuth } from '../client/oauth.ts';
import type { Session } from '../client/session.ts';
import type { Write } from '../client/writes.ts';
import { read } from '../wire.ts';
import { revokeTokens } from './account.ts';
import { customer as customerSchema, type WireAddress, type WireCustomer } from './profile-wire.ts';

export interface ProfileApi {
  read(): Promise<WireCustomer>;
  /** Changes fields of their own, so a change made elsewhere meanwhile is kept. Fails with `email-taken`, `input-refused`. */
  change(change: ProfileChange): Promise<WireCustomer>;
  /**
   * Fails with `password-wrong`.
   *
   * @param lastEmail of the customer, where the session is no longer good for asking the shop
   */
  changePassword(current: string, next: string, lastEmail?: string): Promise<void>;
  /** Fails with `code-refused`. */
  confirmEmail(code: string): Promise<WireCustomer>;
  /** Gives the customer whose password it was. Fails with `code-refused`. */
  resetPassword(code: string, password: string): Promise<WireCustomer>;
  /** @param wasAsked whether the request was sent before by a worker that has not heard the answer */
  delete(wasAsked: boolean): Promise<void>;
}

const rounds = 3;

/**
 * No answer to one of these writes says by itself that nothing was done: each may be that of a second arrival (see `writes.ts`).
 * After any other answer than success the customer is read, or the new password tried, and only then it is decided.
 */
export function createProfileApi(
  api: Api,
  session: Session,
  oauth: OAuth,
  scopes: () => Promise<string[]>,
): ProfileApi {
  const readCustomer = async () =>
    read(customerSchema, await api({ purpose: 'own', method: 'GET', path: '/me', changes: 'nothing' }));

  const post = async (changes: Write, path: string, body: unknown, purpose: 'own' | 'browse' = 'own') =>
    read(customerSchema, await api({ purpose, method: 'POST', path, body, changes }));

  /** Sends a request made for the customer's version, and makes it anew for the version that came in between. */
  const withVersion = async <Result>(send: (customer: WireCustomer) => Promise<Result>): Promise<Result> => {
    for (let round = 1; ; round += 1) {
      try {
        return await send(await readCustomer());
      } catch (thrown) {
        if (!isFailure(thrown, 'conflict') || round === rounds) throw thrown;
      }
    }
  };

  /** The account is gone when the shop knows neither customer nor session of it any more. */
  const isGone = (thrown: unknown) => isFailure(thrown, 'not-found', 'session-ended', 'sign-in-needed');

  /** Sends something, and where that fails, asks whether it was done all the same. */
  const orDone = async <Result>(
    send: () => Promise<Result>,
    wasDone: () => Promise<Result | undefined>,
  ): Promise<Result> => {
    try {
      return await send();
    } catch (thrown) {
      // The customer has left, and is asked nothing more.
      if (isFailure(thrown, 'superseded')) throw thrown;
      const done = await wasDone().catch(() => undefined);
      if (done === undefined) throw thrown;
      return done;
    }
  };

  const redeem = async (changes: Write, path: string, body: unknown) => {
    try {
      return await post(changes, path, body, 'browse');
    } catch (thrown) {
      if (isFailure(thrown, 'not-found')) throw fail('code-refused');
      throw thrown;
    }
  };

  return {
    read: readCustomer,
    change: (change) =>
      withVersion(async (customer) => {
        // An earlier try of the shopper's may have done it, though its worker was stopped.
        if (holds(customer, change)) return customer;
        const body = { version: customer.version, actions: actionsFor(change, customer) };
        return orDone(
          () => post('customer.update', '/me', body),
          async () => {
            const fresh = await readCustomer();
            return holds(fresh, change) ? fresh : undefined;
          },
        );
      }),
    changePassword: async (currentPassword, newPassword, lastEmail) => {
      const mark = session.generation();
      // The shop has ended every token of the customer, this session's too: if it was done, the new password opens the door.
      const renew = async (email: string): Promise<true> => {
        const tokens = await oauth.password(email, newPassword, await scopes());
        await session.replaceTokens(tokens, mark).catch((thrown: unknown) => {
          void revokeTokens(oauth, tokens).catch(() => {});
          throw thrown;
        });
        return true;
      };
      const send = () =>
        withVersion(({ email, version }) =>
          orDone(
            async () => {
              await post('customer.password', '/me/password', { version, currentPassword, newPassword });
              return renew(email);
            },
            () => renew(email),
          ),
        );
      await (lastEmail === undefined ? send() : orDone(send, () => renew(lastEmail)));
    },
    confirmEmail: (code) =>
      orDone(
        () => redeem('customer.confirm-email', '/me/email/confirm', { tokenValue: code }),
        async () => {
          const customer = await readCustomer();
          return customer.isEmailVerified ? customer : undefined;
        },
      ),
    resetPassword: (code, newPassword) =>
      redeem('customer.reset-password', '/me/password/reset', { tokenValue: code, newPassword }),
    delete: async (wasAsked) => {
      const send = async ({ version }: WireCustomer) => {
        const query: [string, string][] = [['version', String(version)]];
        await api({ purpose: 'own', method: 'DELETE', path: '/me', query, changes: 'customer.delete' });
        return true;
      };
      const isDone = () =>
        readCustomer().then(
          () => undefined,
          (thrown: unknown) => (isGone(thrown) ? true : undefined),
        );
      const attempt = () => withVersion((customer) => orDone(() => send(customer), isDone));
      await (wasAsked ? orDone(attempt, isDone) : attempt());
    },
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

/** Whether a customer is as a change wants them. */
function holds(customer: WireCustomer, change: ProfileChange): boolean {
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
      // One that is equal in every field is the same, so that what arrives twice is saved once.
      return known ? isSaved(known) : profile.addresses.some(isSaved);
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
