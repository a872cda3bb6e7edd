/** The worker's whole API on one screen: for each message what its question must look like, and who answers it. */
import * as v from 'valibot';
import { offsetLimit, searchSorts } from '../contract/search.ts';
import { leave, signIn, signOut, signUp } from './account/account.ts';
import {
  changePassword,
  changeProfile,
  confirmEmail,
  deleteAccount,
  readProfile,
  resetPassword,
} from './account/profile.ts';
import {
  changeCart,
  changeSides,
  checkCart,
  decideForgotten,
  dismissNews,
  readCart,
  shippingOptions,
  useCart,
} from './cart/cart.ts';
import { cartCommand } from './cart/cart-command-schema.ts';
import { goToCheckout } from './cart/checkout.ts';
import {
  forgetSearch,
  forgetViewed,
  noteViewed,
  readProduct,
  rememberSearch,
  search,
  suggest,
} from './catalog/catalog.ts';
import { readHome } from './catalog/home.ts';
import type { Handlers } from './router.ts';
import { countryCode, id, nothing, text, whole, word } from './schemas.ts';
import { testSettings } from './settings/connection-test.ts';
import { connectShop, viewSettings } from './settings/save-settings.ts';
import { eraseDevice } from './shop/erase-device.ts';
import { openForPage } from './shop/panel.ts';
import { withShop } from './shop/shop.ts';

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
const cartChoice = v.picklist(['merge', 'use-guest', 'leave-guest']);
const credentials = {
  email: word,
  password: text,
  keepSignedIn: v.boolean(),
  carts: v.exactOptional(cartChoice),
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
    answer: openForPage,
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
    question: cartCommand,
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
  'cart.use': {
    question: v.object({ id: v.exactOptional(id) }),
    answer: (chosen) => withShop((shop) => useCart(shop, chosen)),
  },
  'cart.changeSides': {
    question: cartChoice,
    answer: (to) => withShop((shop) => changeSides(shop, to)),
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
  'account.signOutAnyway': {
    question: nothing,
    answer: () => withShop(leave),
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
    question: v.object({ code: word, password: text, email: v.exactOptional(word), keepSignedIn: v.boolean() }),
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
    answer: connectShop,
  },
  'settings.try': {
    question: v.object({
      form: settingsForm,
      open: v.array(v.picklist(['currency', 'country', 'locale'])),
      run: id,
    }),
    answer: testSettings,
  },
  'settings.forget': {
    question: nothing,
    answer: eraseDevice,
  },
};
