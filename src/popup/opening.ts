import { batch, signal } from '@preact/signals';
import { type Failure, failureOf } from '../contract/failure.ts';
import type { Panel } from '../contract/panel.ts';
import { listen } from '../ui/listen.ts';
import { setMoneyLocale } from '../ui/money.ts';
import { send } from '../ui/send.ts';
import { meetAccount } from './account/meet.ts';
import { enterCart, hearCart, readCart } from './cart/actions.ts';
import { enterHome, followWanted, forgetListings, readHome, showWanted } from './catalog/actions.ts';
import { readEarlier } from './catalog/memories.ts';
import { allows, isConnected, shop } from './shop.ts';

/** Why the panel could not open. */
export const openingFailure = signal<Failure>();

/** Paints the panel from what the worker knows, then brings it up to date. */
export async function openPanel(): Promise<void> {
  openingFailure.value = undefined;
  try {
    const panel = await send('panel.open');
    batch(() => {
      enterShop(panel.shop);
      meetAccount(panel.account);
      enterCart(panel.cart);
      if (panel.home) enterHome(panel.home);
    });
  } catch (thrown) {
    openingFailure.value = failureOf(thrown);
    return;
  }
  askShop();
}

/** Follows what the shopper wants to see, and what happens elsewhere: another panel, the settings page, another device. */
export function followWorker(): void {
  followWanted();
  listen((changed) =>
    batch(() => {
      if (changed.account) meetAccount(changed.account);
      if (changed.home) enterHome(changed.home);
      if (changed.shop) {
        forgetListings();
        enterShop(changed.shop);
        enterCart(changed.cart ?? { lines: [], count: 0 });
        askShop();
      } else if (changed.cart) hearCart(changed.cart);
      // What may be bought again is another's now.
      if (changed.account && !changed.shop && isConnected()) void readHome();
    }),
  );
}

function enterShop(entered: Panel['shop']): void {
  setMoneyLocale(entered.locale);
  shop.value = entered;
}

function askShop(): void {
  if (!isConnected()) return;
  showWanted();
  void readHome();
  void readEarlier();
  if (allows('cart')) void readCart();
}
