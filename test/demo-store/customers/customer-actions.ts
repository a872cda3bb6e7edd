/**
 * The update actions for a customer's own profile: all actions of the API except custom fields.
 *
 * @see https://docs.commercetools.com/api/projects/me-profile#update-actions
 */
import { randomUUID } from 'node:crypto';
import type { Address, Customer } from '@commercetools/platform-sdk';
import * as v from 'valibot';
import { duplicateField, invalidField, invalidJson, requiredField } from '../project/errors.ts';
import { checkShape } from '../project/http.ts';
import { addressDraft, addressFrom, demandProjectLanguage, localeTag } from '../project/localities.ts';
import type { Shop } from '../store/shop.ts';

type Apply = (shop: Shop, customer: Customer, action: unknown) => Customer;

function customerAction<const Schema extends v.GenericSchema>(
  schema: Schema,
  apply: (shop: Shop, customer: Customer, action: v.InferOutput<Schema>) => Customer,
): Apply {
  return (shop, customer, action) => apply(shop, customer, checkShape(action, schema, ['actions']));
}

const plainFields = ['firstName', 'lastName', 'middleName', 'salutation', 'title', 'companyName', 'vatId'] as const;

const addressName = { addressId: v.optional(v.string()), addressKey: v.optional(v.string()) };

function addressOf(
  customer: Customer,
  { addressId, addressKey }: { addressId?: string | undefined; addressKey?: string | undefined },
) {
  if (addressId === undefined && addressKey === undefined) throw requiredField('addressId');
  const address = customer.addresses.find(({ id, key }) =>
    addressId === undefined ? key === addressKey : id === addressId,
  );
  if (address?.id === undefined) throw invalidField('addressId', addressId ?? addressKey);
  return { ...address, id: address.id };
}

function withField<Field extends keyof Customer>(customer: Customer, field: Field, value: Customer[Field] | undefined) {
  const { [field]: _former, ...rest } = customer;
  return (value === undefined || value === '' ? rest : { ...rest, [field]: value }) as Customer;
}

const withoutId = (ids: readonly string[], id: string) => ids.filter((other) => other !== id);
const withId = (ids: readonly string[], id: string) => [...withoutId(ids, id), id];

function withAddresses(customer: Customer, addresses: Address[]): Customer {
  return { ...customer, addresses };
}

function withDefault(customer: Customer, kind: 'Shipping' | 'Billing', id: string | undefined): Customer {
  const chosen = withField(customer, `default${kind}AddressId`, id);
  if (id === undefined) return chosen;
  return kind === 'Shipping'
    ? { ...chosen, shippingAddressIds: withId(customer.shippingAddressIds, id) }
    : { ...chosen, billingAddressIds: withId(customer.billingAddressIds, id) };
}

function setDefault(kind: 'Shipping' | 'Billing'): Apply {
  return customerAction(v.object(addressName), (_shop, customer, action) => {
    const none = action.addressId === undefined && action.addressKey === undefined;
    return withDefault(customer, kind, none ? undefined : addressOf(customer, action).id);
  });
}

function changeIds(field: 'shippingAddressIds' | 'billingAddressIds', change: typeof withId): Apply {
  return customerAction(v.object(addressName), (_shop, customer, action) => ({
    ...customer,
    [field]: change(customer[field], addressOf(customer, action).id),
  }));
}

const actionsByName = new Map<string, Apply>([
  ...plainFields.map((field): [string, Apply] => [
    `set${field.charAt(0).toUpperCase()}${field.slice(1)}`,
    customerAction(v.object({ [field]: v.optional(v.string()) }), (_shop, customer, action) =>
      withField(customer, field, action[field]),
    ),
  ]),
  [
    'setDateOfBirth',
    customerAction(v.object({ dateOfBirth: v.optional(v.pipe(v.string(), v.isoDate())) }), (_shop, customer, action) =>
      withField(customer, 'dateOfBirth', action.dateOfBirth),
    ),
  ],
  [
    'setLocale',
    customerAction(v.object({ locale: v.optional(localeTag) }), (shop, customer, { locale }) => {
      demandProjectLanguage(shop, locale);
      return withField(customer, 'locale', locale);
    }),
  ],
  [
    'changeEmail',
    customerAction(v.object({ email: v.string() }), (shop, customer, { email }) => {
      demandEmail(email);
      const rivals = shop.customers.rivals(email, customer.stores);
      if (rivals.some(({ id }) => id !== customer.id)) throw duplicateField('email', email);
      return { ...customer, email, isEmailVerified: false };
    }),
  ],
  [
    'addAddress',
    customerAction(v.object({ address: addressDraft }), (_shop, customer, { address }) =>
      withAddresses(customer, [...customer.addresses, addressFrom(address, newAddressId())]),
    ),
  ],
  [
    'changeAddress',
    customerAction(v.object({ ...addressName, address: addressDraft }), (_shop, customer, action) => {
      const { id } = addressOf(customer, action);
      const changed = addressFrom(action.address, id);
      return withAddresses(
        customer,
        customer.addresses.map((address) => (address.id === id ? changed : address)),
      );
    }),
  ],
  [
    'removeAddress',
    customerAction(v.object(addressName), (_shop, customer, action) => {
      const { id } = addressOf(customer, action);
      const { defaultShippingAddressId: shipping, defaultBillingAddressId: billing } = customer;
      let rest = withAddresses(
        customer,
        customer.addresses.filter((address) => address.id !== id),
      );
      if (shipping === id) rest = withDefault(rest, 'Shipping', undefined);
      if (billing === id) rest = withDefault(rest, 'Billing', undefined);
      return {
        ...rest,
        shippingAddressIds: withoutId(rest.shippingAddressIds, id),
        billingAddressIds: withoutId(rest.billingAddressIds, id),
      };
    }),
  ],
  ['setDefaultShippingAddress', setDefault('Shipping')],
  ['setDefaultBillingAddress', setDefault('Billing')],
  ['addShippingAddressId', changeIds('shippingAddressIds', withId)],
  ['removeShippingAddressId', changeIds('shippingAddressIds', withoutId)],
  ['addBillingAddressId', changeIds('billingAddressIds', withId)],
  ['removeBillingAddressId', changeIds('billingAddressIds', withoutId)],
]);

/** Applies all actions in order, or none of them. */
export function applyCustomerActions(shop: Shop, customer: Customer, actions: readonly { action: string }[]): Customer {
  const applies = actions.map((action) => {
    const apply = actionsByName.get(action.action);
    if (apply === undefined) throw invalidJson(`actions -> action: Unknown update action '${action.action}'.`);
    return (before: Customer) => apply(shop, before, action);
  });
  return applies.reduce((before, apply) => apply(before), customer);
}

/** Address ids are shorter than other ids. */
export function newAddressId(): string {
  return randomUUID().replaceAll('-', '').slice(0, 8);
}

/** Rejects a value that cannot be an e-mail address. */
export function demandEmail(email: string): void {
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw invalidField('email', email);
}
