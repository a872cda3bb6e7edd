/**
 * The worker's whole API on one screen: for each message what its question must look like, and the function that
 * answers it.
 */
import * as v from 'valibot';
import { signIn, signOut, signOutAnyway, signUp } from './account/account.ts';
import {
  cartChoice,
  credentials,
  passwordChange,
  passwordReset,
  profileChange,
  signUpForm,
} from './account/account-schemas.ts';
import * as profile from './account/profile.ts';
import * as cart from './cart/cart.ts';
import { cartCommand } from './cart/cart-command-schema.ts';
import { checkCart } from './cart/check-cart.ts';
import { goToCheckout } from './cart/checkout.ts';
import * as catalog from './catalog/catalog.ts';
import { readHome } from './catalog/home.ts';
import { searchQuery } from './catalog/search-schema.ts';
import type { Handlers } from './router.ts';
import { id, nothing, word } from './schemas.ts';
import { testSettings } from './settings/connection-test.ts';
import { connectShop, viewSettings } from './settings/save-settings.ts';
import { connectionTestQuestion, settingsForm } from './settings/settings-schemas.ts';
import { eraseDevice } from './shop/erase-device.ts';
import { withShop } from './shop/open-shop.ts';
import { openPanel } from './shop/panel.ts';
import type { Shop } from './shop/shop.ts';

/** A row whose answer needs the active shop. */
function ofShop<Question, Answer>(
  question: v.GenericSchema<unknown, Question>,
  answer: (shop: Shop, question: Question, asker: string) => Promise<Answer>,
) {
  return {
    question,
    answer: (asked: Question, asker: string) => withShop((shop) => answer(shop, asked, asker)),
  };
}

export const handlers: Handlers = {
  'panel.open': { question: nothing, answer: openPanel },

  'catalog.search': { question: searchQuery, answer: catalog.search },
  'catalog.product': ofShop(id, catalog.readProduct),
  'catalog.categories': ofShop(nothing, catalog.readCategories),
  'catalog.home': ofShop(nothing, (shop, _, asker) => readHome(shop, asker)),
  'catalog.suggest': { question: word, answer: catalog.suggest },
  'catalog.remember': ofShop(word, catalog.rememberSearch),
  'catalog.forget': ofShop(word, catalog.forgetSearch),
  'catalog.forgetAll': ofShop(nothing, catalog.forgetSearch),
  'catalog.noteViewed': ofShop(id, catalog.noteViewed),
  'catalog.forgetViewed': ofShop(id, catalog.forgetViewed),
  'catalog.forgetAllViewed': ofShop(nothing, catalog.forgetViewed),
  'catalog.abilities': ofShop(nothing, catalog.readAbilities),

  'cart.read': ofShop(nothing, cart.readCart),
  'cart.change': ofShop(cartCommand, cart.changeCart),
  'cart.dismiss': ofShop(word, cart.dismissNews),
  'cart.decide': ofShop(v.picklist(['send', 'drop']), cart.decideForgotten),
  'cart.check': ofShop(nothing, checkCart),
  'cart.shippingOptions': ofShop(nothing, cart.shippingOptions),
  'cart.checkOut': ofShop(nothing, goToCheckout),
  'cart.use': ofShop(v.object({ id: v.exactOptional(id) }), cart.switchCart),
  'cart.changeSides': ofShop(cartChoice, cart.changeSides),

  'account.signIn': ofShop(credentials, signIn),
  'account.signUp': ofShop(signUpForm, signUp),
  'account.signOut': ofShop(nothing, signOut),
  'account.signOutAnyway': ofShop(nothing, signOutAnyway),
  'account.profile': ofShop(nothing, profile.readProfile),
  'account.change': ofShop(profileChange, profile.changeProfile),
  'account.changePassword': ofShop(passwordChange, profile.changePassword),
  'account.confirmEmail': ofShop(word, profile.confirmEmail),
  'account.resetPassword': ofShop(passwordReset, profile.resetPassword),
  'account.delete': ofShop(nothing, profile.deleteAccount),

  'settings.read': { question: nothing, answer: viewSettings },
  'settings.save': { question: settingsForm, answer: connectShop },
  'settings.try': { question: connectionTestQuestion, answer: testSettings },
  'settings.forget': { question: nothing, answer: eraseDevice },
};
