/** The worker's whole API on one screen: for each message what its question must look like, and who answers it. */
import * as v from 'valibot';
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
import {
  changeCart,
  checkCart,
  decideForgotten,
  dismissNews,
  goToCheckout,
  readCart,
  shippingOptions,
} from './cart.ts';
import { readCategories, readProduct, search } from './catalog.ts';
import { connect, viewSettings } from './connect.ts';
import { gesture } from './gesture.ts';
import { openPanel } from './panel.ts';
import type { Handlers } from './router.ts';
import { countryCode, id, nothing, text, whole, word } from './shapes.ts';
import { withShop } from './shop.ts';

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
      country: countryCode,
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
  'cart.dismiss': {
    question: word,
    answer: (newsId) => withShop((shop) => dismissNews(shop, newsId)),
  },
  'cart.decide': {
    question: v.picklist(['send', 'drop']),
    answer: (choice) => withShop((shop) => decideForgotten(shop, choice)),
  },
  'cart.check': {
    question: nothing,
    answer: () => withShop(checkCart),
  },
  'cart.shippingOptions': {
    question: nothing,
    answer: () => withShop(shippingOptions),
  },
  'cart.checkOut': {
    question: nothing,
    answer: () => withShop(goToCheckout),
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
