/**
 * The shopper's own profile: read, update, delete, change the password, redeem tokens from e-mails. `sign-in.ts`
 * contains sign-up and sign-in.
 *
 * @see https://docs.commercetools.com/api/projects/me-profile
 */
import type { Customer } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { type CustomerTokenKind, customerTokenNotFound } from '../auth/customer-tokens.ts';
import { scopesFor } from '../auth/scopes.ts';
import { concurrentModification, invalidField, refuse, refuseAuth, resourceNotFound } from '../project/errors.ts';
import { demandScope, readBody, type StoreContext, type StoreEnv, versionParameter } from '../project/http.ts';
import type { Shop } from '../store/shop.ts';
import { applyCustomerActions } from './customer-actions.ts';
import { isAtHome } from './customer-book.ts';

const wholeNumber = v.pipe(v.number(), v.integer());

const customerUpdate = v.object({ version: wholeNumber, actions: v.array(v.looseObject({ action: v.string() })) });

const emailVerification = v.object({ tokenValue: v.string() });

const passwordReset = v.object({ tokenValue: v.string(), newPassword: v.string() });

const passwordChange = v.object({ version: wholeNumber, currentPassword: v.string(), newPassword: v.string() });

/** Adds `/me` and the paths below it to `app`, which serves the project or one of its stores. */
export function routeCustomers(app: Hono<StoreEnv>, shop: Shop): void {
  app.get('/me', (context) => context.json(customerOf(shop, context)));

  app.post('/me', async (context) => {
    customerOf(shop, context);
    const { version, actions } = await readBody(context, customerUpdate);
    const customer = customerOf(shop, context);
    demandVersion(customer, version);
    const changed = applyCustomerActions(shop, customer, actions);
    return context.json(actions.length === 0 ? customer : shop.customers.replace(changed));
  });

  app.delete('/me', (context) => {
    const customer = customerOf(shop, context);
    demandVersion(customer, versionParameter(context.req.query('version')));
    shop.customers.delete(customer.id);
    shop.tokens.endOfCustomer(customer.id);
    return context.json(customer);
  });

  app.post('/me/password', async (context) => {
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

  app.post('/me/email/confirm', async (context) => {
    demandScope(shop, context, scopesFor.profile);
    const { tokenValue } = await readBody(context, emailVerification);
    const customer = customerOfToken(shop, context, 'email', tokenValue);
    shop.customerTokens.endOfCustomer('email', customer.id);
    return context.json(shop.customers.replace({ ...customer, isEmailVerified: true }));
  });

  app.post('/me/password/reset', async (context) => {
    demandScope(shop, context, scopesFor.profile);
    const { tokenValue, newPassword } = await readBody(context, passwordReset);
    const customer = customerOfToken(shop, context, 'password', tokenValue);
    if (newPassword === '') throw invalidField('newPassword', newPassword);
    shop.customerTokens.endOfCustomer('password', customer.id);
    const changed = shop.customers.replace(customer, newPassword);
    shop.tokens.endOfCustomer(customer.id);
    return context.json(changed);
  });
}

/**
 * The customer of a token from an e-mail. Any bearer may redeem a token, because a customer without a password has no
 * customer token. A customer's bearer can redeem only tokens of that customer, and a store only tokens of its
 * customers.
 */
function customerOfToken(shop: Shop, context: StoreContext, kind: CustomerTokenKind, value: string): Customer {
  const customer = shop.customers.get(shop.customerTokens.ownerOf(kind, value));
  const { subject } = context.get('token');
  const isForeign = subject !== undefined && 'customerId' in subject && subject.customerId !== customer?.id;
  if (customer === undefined || isForeign || !isVisible(context, customer)) throw customerTokenNotFound(value);
  return customer;
}

function customerOf(shop: Shop, context: StoreContext): Customer {
  const { subject } = context.get('token');
  demandScope(shop, context, scopesFor.profile);
  if (subject === undefined) {
    const message =
      "This endpoint requires an access token issued with the 'Resource Owner Password Credentials Grant'.";
    throw refuseAuth(403, 'insufficient_scope', message);
  }
  const customer = 'customerId' in subject ? shop.customers.get(subject.customerId) : undefined;
  if (customer === undefined || !isVisible(context, customer)) throw resourceNotFound('me');
  return customer;
}

/** A store shows only its own customers; the project shows all. */
function isVisible(context: StoreContext, customer: Customer): boolean {
  const store = context.get('store');
  return store === undefined || isAtHome(customer, store.key);
}

function demandVersion(customer: Customer, version: number): void {
  if (version !== customer.version) throw concurrentModification(customer.id, version, customer.version);
}
