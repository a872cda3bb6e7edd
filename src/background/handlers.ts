/** The worker's whole API on one screen: for each message what its question must look like, and who answers it. */
import * as v from 'valibot';
import { quantityLimit } from '../contract/cart.ts';
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
import { readCategories, readProduct, search } from './catalog.ts';
import { connect, viewSettings } from './connect.ts';
import { forgetDevice } from './forget.ts';
import { openPanel } from './panel.ts';
import type { Handlers } from './router.ts';
import { withShop } from './shop.ts';
import { trySettings } from './trial.ts';

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

/** Whatever is typed: that it is too long is said at its field. */
const settingsForm = v.object({
  connection: v.object({
    projectKey: text,
    clientId: text,
    clientSecret: text,
    authUrl: text,
    apiUrl: text,
    scopes: text,
  }),
  preferences: v.object({ currency: text, country: text, locale: text, storeKey: v.optional(text, '') }),
  pages: v.exactOptional(v.object({ shop: text, product: text, checkout: text, terms: text, privacy: text })),
  look: v.exactOptional(v.object({ accent: text })),
});

export const handlers: Handlers = {
  'panel.open': {
    question: nothing,
    answer: openPanel,
  },
  'catalog.search': {
    question: v.object({
      text,
      categoryId: v.exactOptional(id),
      offset: v.pipe(whole, v.minValue(0)),
    }),
    answer: search,
  },
  'catalog.product': {
    question: id,
    answer: (productId) => withShop((shop) => readProduct(shop, productId)),
  },
  'catalog.categories': {
    question: nothing,
    answer: () => withShop(readCategories),
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
    question: settingsForm,
    answer: connect,
  },
  'settings.try': {
    question: v.object({
      form: settingsForm,
      open: v.array(v.picklist(['currency', 'country', 'locale'])),
      run: id,
    }),
    answer: trySettings,
  },
  'settings.forget': {
    question: nothing,
    answer: forgetDevice,
  },
};
