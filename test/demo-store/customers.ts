/**
 * The shopper's profile: seen, changed, deleted, its password changed. Signing up and in is in sign-in.ts.
 *
 * @see https://docs.commercetools.com/api/projects/me-profile
 */
import type { Customer } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { applyCustomerActions } from './customer-actions.ts';
import { concurrentModification, invalidField, refuse, refuseAuth, resourceNotFound } from './errors.ts';
import { demandScope, readBody, type StoreContext, type StoreEnv, versionParameter } from './http.ts';
import { scopesFor } from './scopes.ts';
import type { Shop } from './shop.ts';

const wholeNumber = v.pipe(v.number(), v.integer());

const customerUpdate = v.object({ version: wholeNumber, actions: v.array(v.looseObject({ action: v.string() })) });

const passwordChange = v.object({ version: wholeNumber, currentPassword: v.string(), newPassword: v.string() });

/** Puts `/me` and `/me/password` on `app`. */
export function routeCustomers(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/:projectKey/me', (context) => context.json(customerOf(shop, context)));

  app.post('/:projectKey/me', async (context) => {
    customerOf(shop, context);
    const { version, actions } = await readBody(context, customerUpdate);
    const customer = customerOf(shop, context);
    demandVersion(customer, version);
    const changed = applyCustomerActions(shop, customer, actions);
    return context.json(actions.length === 0 ? customer : shop.customers.replace(changed));
  });

  app.delete('/:projectKey/me', (context) => {
    const customer = customerOf(shop, context);
    demandVersion(customer, versionParameter(context.req.query('version')));
    shop.customers.delete(customer.id);
    shop.tokens.endOfCustomer(customer.id);
    return context.json(customer);
  });

  app.post('/:projectKey/me/password', async (context) => {
    customerOf(shop, context);
    const { version, currentPassword, newPassword } = await readBody(context, passwordChange);
    const customer = customerOf(shop, context);
    demandVersion(customer, version);
    if (!shop.customers.hasPassword(customer.id, currentPassword)) {
      throw refuse(400, { code: 'InvalidCurrentPassword', message: 'The given current password does not match.' });
    }
    if (newPassword === '') throw invalidField('newPassword', newPassword);
    const changed = shop.customers.replace(customer, newPassword);
    shop.tokens.endOfCustomer(customer.id);
    return context.json(changed);
  });
}

function customerOf(shop: Shop, context: StoreContext): Customer {
  const { subject } = context.get('token');
  demandScope(shop, context.get('token'), scopesFor.profile);
  if (subject === undefined) {
    const message =
      "This endpoint requires an access token issued with the 'Resource Owner Password Credentials Grant'.";
    throw refuseAuth(403, 'insufficient_scope', message);
  }
  const customer = 'customerId' in subject ? shop.customers.get(subject.customerId) : undefined;
  if (customer === undefined) throw resourceNotFound('me');
  return customer;
}

function demandVersion(customer: Customer, version: number): void {
  if (version !== customer.version) throw concurrentModification(customer.id, version, customer.version);
}
