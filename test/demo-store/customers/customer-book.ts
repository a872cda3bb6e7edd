/** The customers of the shop and their passwords. */
import { randomUUID } from 'node:crypto';
import type { Customer, StoreKeyReference } from '@commercetools/platform-sdk';

interface Account {
  customer: Customer;
  password: string;
}

/** The data of a new customer. */
export type NewCustomer = Omit<
  Customer,
  | 'id'
  | 'version'
  | 'createdAt'
  | 'lastModifiedAt'
  | 'isEmailVerified'
  | 'customerGroupAssignments'
  | 'authenticationMode'
  | 'password'
>;

export function createCustomerBook({ now }: { now: () => number }) {
  const accounts = new Map<string, Account>();
  const named = (email: string) =>
    [...accounts.values()].filter(({ customer }) => customer.email.toLowerCase() === email.toLowerCase());
  const account = (email: string, storeKey: string | undefined) =>
    named(email).find(({ customer }) => isAtHome(customer, storeKey));

  return {
    all: () => [...accounts.values()].map(({ customer }) => customer),
    get: (id: string): Customer | undefined => accounts.get(id)?.customer,
    /**
     * The customer of that store, or the global customer without a store. The case of the e-mail address is ignored.
     */
    withEmail: (email: string, storeKey?: string): Customer | undefined => account(email, storeKey)?.customer,
    withCredentials(email: string, password: string, storeKey?: string): Customer | undefined {
      const found = account(email, storeKey);
      return found?.password === password ? found.customer : undefined;
    },
    /**
     * Customers that prevent another one with this address in these stores: a global customer prevents all, and any
     * customer prevents a global one (`stores` empty).
     *
     * @see https://docs.commercetools.com/api/customers-overview#customer-uniqueness
     */
    rivals(email: string, stores: readonly StoreKeyReference[]): Customer[] {
      return named(email)
        .map(({ customer }) => customer)
        .filter(
          (other) => stores.length === 0 || other.stores.length === 0 || stores.some(({ key }) => isAtHome(other, key)),
        );
    },
    hasPassword: (id: string, password: string) => accounts.get(id)?.password === password,
    add(draft: NewCustomer, password: string): Customer {
      const at = new Date(now()).toISOString();
      const customer: Customer = {
        id: randomUUID(),
        version: 1,
        createdAt: at,
        lastModifiedAt: at,
        ...draft,
        isEmailVerified: false,
        customerGroupAssignments: [],
        authenticationMode: 'Password',
      };
      accounts.set(customer.id, { customer, password });
      return customer;
    },
    /** Replaces a customer by the changed one, with the next version and optionally a new password. */
    replace(customer: Customer, password?: string): Customer {
      const former = accounts.get(customer.id);
      const lastModifiedAt = new Date(now()).toISOString();
      const changed = { ...customer, version: customer.version + 1, lastModifiedAt };
      accounts.set(customer.id, { customer: changed, password: password ?? former?.password ?? '' });
      return changed;
    },
    delete: (id: string) => accounts.delete(id),
  };
}

/**
 * Whether the customer can sign in here: in one of the customer's stores, or in the whole project for a global
 * customer.
 *
 * @see https://docs.commercetools.com/api/customers-overview#global-versus-store-specific-customers
 */
export function isAtHome({ stores }: Customer, storeKey: string | undefined): boolean {
  return storeKey === undefined ? stores.length === 0 : stores.some(({ key }) => key === storeKey);
}
