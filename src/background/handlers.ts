/** The worker's whole API on one screen: for each message what its question must look like, and who answers it. */
import * as v from 'valibot';
import { quantityLimit } from '../contract/cart.ts';
import { signIn, signOut, signUp } from './account.ts';
import { changeCart, readCart } from './cart.ts';
import { readCategories, search } from './catalog.ts';
import { connect } from './connect.ts';
import { openPanel } from './panel.ts';
import type { Handlers } from './router.ts';
import { readSettings, settingsView } from './settings.ts';
import { currentShop } from './shop.ts';

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
const credentials = { email: word, password: text, keepSignedIn: v.boolean() };

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
    answer: async (productId) => (await currentShop()).catalog.product(productId),
  },
  'catalog.categories': {
    question: nothing,
    answer: readCategories,
  },
  'cart.read': {
    question: nothing,
    answer: async () => readCart(await currentShop()),
  },
  'cart.change': {
    question: gesture,
    answer: async (made) => changeCart(await currentShop(), made),
  },
  'account.signIn': {
    question: v.object(credentials),
    answer: async (given) => signIn(await currentShop(), given),
  },
  'account.signUp': {
    question: v.object({ ...credentials, firstName: word, lastName: word }),
    answer: async (form) => signUp(await currentShop(), form),
  },
  'account.signOut': {
    question: nothing,
    answer: async () => signOut(await currentShop()),
  },
  'settings.read': {
    question: nothing,
    answer: async () => settingsView(await readSettings()),
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
      preferences: v.object({ currency: word, country: word, locale: word }),
    }),
    answer: connect,
  },
};
