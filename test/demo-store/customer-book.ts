/** The customers of the shop, and their passwords. */
import { randomUUID } from 'node:crypto';
import type { Customer } from '@commercetools/platform-sdk';

interface Account {
  customer: Customer;
  password: string;
}

/** What a new customer brings along. */
export type NewCustomer = Omit<
  Customer,
  | 'id'
  | 'version'
  | 'createdAt'
  | 'lastModifiedAt'
  | 'isEmailVerified'
  | 'customerGroupAssignments'
  | 'stores'
  | 'authenticationMode'
  | 'password'
>;

export function createCustomerBook({ now }: { now: () => number }) {
  const accounts = new Map<string, Account>();
  const byEmail = (email: string) =>
    [...accounts.values()].find(({ customer }) => customer.email.toLowerCase() === email.toLowerCase());

  return {
    all: () => [...accounts.values()].map(({ customer }) => customer),
    get: (id: string): Customer | undefined => accounts.get(id)?.customer,
    /** E-mail addresses are unique whatever their case. */
    withEmail: (email: string): Customer | undefined => byEmail(email)?.customer,
    withCredentials(email: string, password: string): Customer | undefined {
      const account = byEmail(email);
      return account?.password === password ? account.customer : undefined;
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
        stores: [],
        authenticationMode: 'Password',
      };
      accounts.set(customer.id, { customer, password });
      return customer;
    },
    /** Puts `customer` in the place of its former self, with the next version; with another password, if one is given. */
    replace(customer: Customer, password?: string): Customer {
      const account = accounts.get(customer.id);
      const lastModifiedAt = new Date(now()).toISOString();
      const changed = { ...customer, version: customer.version + 1, lastModifiedAt };
      accounts.set(customer.id, { customer: changed, password: password ?? account?.password ?? '' });
      return changed;
    },
    delete: (id: string) => accounts.delete(id),
  };
}
