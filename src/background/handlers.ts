/** The worker's whole API on one screen: for each message what its question must look like, and who answers it. */
import * as v from 'valibot';
import { quantityLimit } from '../contract/cart.ts';
import { offsetLimit, searchSorts } from '../contract/search.ts';
import {
  changePassword,
  changeProfile,
  confirmEmail,
  deleteAccount,
  readProfile,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from './account.ts';
import { changeCart, readCart } from './cart.ts';
import {
  forgetSearch,
  forgetViewed,
  noteViewed,
  readEarlier,
  readProduct,
  rememberSearch,
  search,
  suggest,
} from './catalog.ts';
import { connect, viewSettings } from './connect.ts';
import { readHome } from './home.ts';
import { openPanel } from './panel.ts';
import type { Handlers } from './router.ts';
import { withShop } from './shop.ts';

const nothing = v.undefined();
/** Longer than anything a person types, short enough to be stored and sent. */
const word = v.pipe(v.string(), v.maxLength(2_000));
const text = v.pipe(v.string(), v.maxLength(50_000));
const id = v.pipe(v.string(), v.nonEmpty(), v.maxLength(256));
const whole = v.pipe(v.number(), v.integer());
const quantity = v.pipe(whole, v.maxValue(quantityLimit));

const gesture = v.variant('kind', [
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    kind: v.literal('add'),
    productId: id,
    variantId: v.pipe(whole, v.minValue(1)),
    quantity: v.pipe(quantity, v.minValue(1)),
  }),
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    kind: v.literal('step'),
    lineId: id,
    by: v.pipe(quantity, v.minValue(-quantityLimit)),
  }),
  v.object({
    id: v.pipe(v.string(), v.uuid()),
    kind: v.literal('set'),
    lineId: id,
    quantity: v.pipe(quantity, v.minValue(0)),
  }),
  v.object({ id: v.pipe(v.string(), v.uuid()), kind: v.literal('remove'), lineId: id }),
]);
/** Minor units of any currency. */
const amount = v.pipe(whole, v.safeInteger(), v.minValue(0));
const filters = v.object({
  price: v.exactOptional(v.object({ from: v.exactOptional(amount), to: v.exactOptional(amount) })),
  inStock: v.exactOptional(v.boolean()),
  onSale: v.exactOptional(v.boolean()),
  attributes: v.exactOptional(
    v.pipe(
      v.array(v.object({ name: id, keys: v.pipe(v.array(id), v.minLength(1), v.maxLength(30)) })),
      v.maxLength(12),
    ),
  ),
});
const credentials = {
  email: word,
  password: text,
  keepSignedIn: v.boolean(),
  carts: v.exactOptional(v.picklist(['merge', 'use-guest', 'leave-guest'])),
};
const profileChange = v.variant('kind', [
  v.object({ kind: v.literal('name'), firstName: word, lastName: word }),
  v.object({ kind: v.literal('email'), email: word }),
  v.object({
    kind: v.literal('save-address'),
    address: v.object({
      id: v.exactOptional(id),
      firstName: word,
      lastName: word,
      street: word,
      postalCode: word,
      city: word,
      country: v.pipe(v.string(), v.regex(/^[A-Z]{2}$/)),
    }),
  }),
  v.object({ kind: v.literal('remove-address'), id }),
  v.object({ kind: v.literal('default-address'), use: v.picklist(['shipping', 'billing']), id }),
]);

export const handlers: Handlers = {
  'panel.open': {
    question: nothing,
    answer: openPanel,
  },
  'catalog.search': {
    question: v.object({
      text,
      categoryId: v.exactOptional(id),
      filters: v.exactOptional(filters),
      sort: v.exactOptional(v.picklist(searchSorts)),
      offset: v.pipe(whole, v.minValue(0), v.maxValue(offsetLimit)),
    }),
    answer: search,
  },
  'catalog.product': {
    question: id,
    answer: (productId) => withShop((shop) => readProduct(shop, productId)),
  },
  'catalog.categories': {
    question: nothing,
    answer: () => withShop((shop) => shop.categories()),
  },
  'catalog.home': {
    question: nothing,
    answer: (_, asker) => withShop((shop) => readHome(shop, asker)),
  },
  'catalog.suggest': {
    question: word,
    answer: suggest,
  },
  'catalog.earlier': {
    question: nothing,
    answer: () => withShop(readEarlier),
  },
  'catalog.remember': {
    question: word,
    answer: (searched) => withShop((shop) => rememberSearch(shop, searched)),
  },
  'catalog.forget': {
    question: word,
    answer: (searched) => withShop((shop) => forgetSearch(shop, searched)),
  },
  'catalog.forgetAll': {
    question: nothing,
    answer: () => withShop((shop) => forgetSearch(shop)),
  },
  'catalog.noteViewed': {
    question: id,
    answer: (productId) => withShop((shop) => noteViewed(shop, productId)),
  },
  'catalog.forgetViewed': {
    question: id,
    answer: (productId) => withShop((shop) => forgetViewed(shop, productId)),
  },
  'catalog.forgetAllViewed': {
    question: nothing,
    answer: () => withShop((shop) => forgetViewed(shop)),
  },
  'catalog.abilities': {
    question: nothing,
    answer: () => withShop((shop) => shop.catalog.abilities()),
  },
  'cart.read': {
    question: nothing,
    answer: () => withShop(readCart),
  },
  'cart.change': {
    question: gesture,
    answer: (made) => withShop((shop) => changeCart(shop, made)),
  },
  'account.signIn': {
    question: v.object(credentials),
    answer: (given) => withShop((shop) => signIn(shop, given)),
  },
  'account.signUp': {
    question: v.object({ ...credentials, firstName: word, lastName: word }),
    answer: (form) => withShop((shop) => signUp(shop, form)),
  },
  'account.signOut': {
    question: nothing,
    answer: () => withShop(signOut),
  },
  'account.profile': {
    question: nothing,
    answer: () => withShop(readProfile),
  },
  'account.change': {
    question: profileChange,
    answer: (change) => withShop((shop) => changeProfile(shop, change)),
  },
  'account.changePassword': {
    question: v.object({ current: text, next: text }),
    answer: ({ current, next }) => withShop((shop) => changePassword(shop, current, next)),
  },
  'account.confirmEmail': {
    question: word,
    answer: (code) => withShop((shop) => confirmEmail(shop, code)),
  },
  'account.resetPassword': {
    question: v.object({ code: word, password: text, keepSignedIn: v.boolean() }),
    answer: (form) => withShop((shop) => resetPassword(shop, form)),
  },
  'account.delete': {
    question: nothing,
    answer: () => withShop(deleteAccount),
  },
  'settings.read': {
    question: nothing,
    answer: viewSettings,
  },
  'settings.save': {
    question: v.object({
      connection: v.object({
        projectKey: word,
        clientId: word,
        clientSecret: word,
        authUrl: word,
        apiUrl: word,
        scopes: text,
      }),
      preferences: v.object({ currency: word, country: word, locale: word, storeKey: v.optional(word, '') }),
    }),
    answer: connect,
  },
};
