/**
 * Sign-up and sign-in. With a guest's token, the guest's carts become the customer's.
 *
 * @see https://docs.commercetools.com/api/projects/me-profile#authenticate-sign-in-customer
 */
import type { Cart, Customer, CustomerSignInResult, Store } from '@commercetools/platform-sdk';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { type ActiveCartSignInMode, takeOverCarts } from '../carts/cart-merge.ts';
import { demandEmail, newAddressId } from '../customers/customer-actions.ts';
import { cartWithPictures } from '../products/pictures.ts';
import { duplicateField, invalidField, refuse } from '../project/errors.ts';
import { demandScope, originOf, readBody, type StoreContext, type StoreEnv } from '../project/http.ts';
import { addressDraft, addressFrom, demandProjectLanguage, localeTag } from '../project/localities.ts';
import { referenceTo, storeIdentifier, storeReference } from '../project/stores.ts';
import type { Shop } from '../store/shop.ts';
import { scopesFor } from './scopes.ts';

const text = v.optional(v.string());

/** `MyCustomerDraft`, without custom fields. */
const customerDraft = v.object({
  email: v.string(),
  password: v.string(),
  ...v.entriesFromList(['firstName', 'lastName', 'middleName', 'title', 'salutation', 'companyName', 'vatId'], text),
  dateOfBirth: v.optional(v.pipe(v.string(), v.isoDate())),
  locale: v.optional(localeTag),
  addresses: v.optional(v.array(addressDraft), []),
  defaultShippingAddress: v.optional(v.pipe(v.number(), v.integer())),
  defaultBillingAddress: v.optional(v.pipe(v.number(), v.integer())),
  stores: v.optional(v.array(storeIdentifier)),
});

/** `MyCustomerSignin`. The field `anonymousCartSignInMode` belongs to `POST /login` and has another name here. */
const signInDraft = v.object({
  email: v.string(),
  password: v.string(),
  activeCartSignInMode: v.optional(
    v.picklist(['MergeWithExistingCustomerCart', 'UseAsNewActiveCustomerCart']),
    'MergeWithExistingCustomerCart',
  ),
  updateProductData: v.optional(v.boolean(), false),
});

/** Adds `/me/signup` and `/me/login` to `app`, which serves the project or one of its stores. */
export function routeSignIn(app: Hono<StoreEnv>, shop: Shop): void {
  app.post('/me/signup', async (context) => {
    demandScope(shop, context, scopesFor.profile);
    const customer = signUp(shop, await readBody(context, customerDraft), context.get('store'));
    try {
      const cart = takeOver(shop, context, customer, 'MergeWithExistingCustomerCart', false);
      return context.json(signedIn(context, customer, cart), 201);
    } catch (refusal) {
      // A cart that cannot be recalculated fails the whole request, so the new account must not remain.
      shop.customers.delete(customer.id);
      throw refusal;
    }
  });

  app.post('/me/login', async (context) => {
    demandScope(shop, context, scopesFor.profile);
    const { email, password, activeCartSignInMode, updateProductData } = await readBody(context, signInDraft);
    const customer = shop.customers.withCredentials(email, password, context.get('store')?.key);
    if (customer === undefined) {
      throw refuse(400, { code: 'InvalidCredentials', message: 'Account with the given credentials not found.' });
    }
    const cart = takeOver(shop, context, customer, activeCartSignInMode, updateProductData);
    return context.json(signedIn(context, customer, cart));
  });
}

/**
 * Creates a customer from the draft, or rejects it with the name of the invalid field.
 *
 * @param store the customer's store, unless the draft names others
 */
export function signUp(shop: Shop, draft: v.InferOutput<typeof customerDraft>, store?: Store): Customer {
  const { password, addresses: drafts, defaultShippingAddress, defaultBillingAddress, stores, ...person } = draft;
  demandEmail(person.email);
  if (password === '') throw invalidField('password', password);
  demandProjectLanguage(shop, person.locale);
  const home = store === undefined ? [] : [referenceTo(store)];
  const homes = stores === undefined ? home : stores.map((identifier) => storeReference(shop, identifier));
  if (shop.customers.rivals(person.email, homes).length > 0) throw duplicateField('email', person.email);
  const addresses = drafts.map((address) => addressFrom(address, newAddressId()));
  const idAt = (field: string, index: number | undefined) => {
    if (index === undefined) return undefined;
    const id = addresses[index]?.id;
    if (id === undefined) throw invalidField(field, index);
    return id;
  };
  const shipping = idAt('defaultShippingAddress', defaultShippingAddress);
  const billing = idAt('defaultBillingAddress', defaultBillingAddress);
  const given = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined));
  return shop.customers.add(
    {
      ...given,
      email: person.email,
      stores: homes,
      addresses,
      ...(shipping === undefined ? {} : { defaultShippingAddressId: shipping }),
      ...(billing === undefined ? {} : { defaultBillingAddressId: billing }),
      shippingAddressIds: shipping === undefined ? [] : [shipping],
      billingAddressIds: billing === undefined ? [] : [billing],
    },
    password,
  );
}

function takeOver(
  shop: Shop,
  context: StoreContext,
  customer: Customer,
  mode: ActiveCartSignInMode,
  updateProductData: boolean,
): Cart | undefined {
  const { subject } = context.get('token');
  const anonymousId = subject !== undefined && 'anonymousId' in subject ? subject.anonymousId : undefined;
  const storeKey = context.get('store')?.key;
  return takeOverCarts(shop, { customerId: customer.id, anonymousId, storeKey, mode, updateProductData });
}

function signedIn(context: StoreContext, customer: Customer, cart: Cart | undefined): CustomerSignInResult {
  return cart === undefined ? { customer } : { customer, cart: cartWithPictures(cart, originOf(context)) };
}
