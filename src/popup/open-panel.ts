import { batch, signal } from '@preact/signals';
import { type Failure, failureOf } from '../contract/failure.ts';
import type { Panel } from '../contract/panel.ts';
import { send } from '../ui/send.ts';
import { subscribe } from '../ui/subscribe.ts';
import { applyCart, enterCart, readCart } from './cart/apply-cart.ts';
import { pending } from './cart/state.ts';
import { freshenProduct } from './products/open-product.ts';
import { earlier } from './search/browsing-history.ts';
import { enterHome, followWanted, forgetListings, readHome, showWanted } from './search/load-results.ts';
import { allows, enterShop, era, isConnected, shop } from './shop.ts';
import { applyAccount } from './sign-in/apply-account.ts';
import { forgetDrafts } from './snapshot/drafts.ts';

/** Why the panel could not open. */
export const openingFailure = signal<Failure>();

/** Paints the panel from what the worker knows, then brings it up to date. */
export async function openPanel(): Promise<void> {
  openingFailure.value = undefined;
  try {
    enterPanel(await send('panel.open'));
  } catch (thrown) {
    openingFailure.value = failureOf(thrown);
  }
}

/** Follows what the shopper wants to see, and what happens elsewhere: another panel, the settings page, another device. */
export function followWorker(): void {
  followWanted();
  subscribe((changed) => {
    if (changed.shop) return enterPanel(changed);
    batch(() => {
      if (changed.era) enterEra(changed.era);
      if (changed.account) applyAccount(changed.account);
      if (changed.cart && changed.account) enterCart(changed.cart);
      else if (changed.cart) applyCart(changed.cart);
      // What may be bought again is another's now.
      if (changed.account && isConnected()) void readHome();
    });
  });
}

/** Takes over what the worker knows: of what is on screen already what is new of it, and otherwise all. */
function enterPanel(panel: Panel): void {
  const isSame = shop.value !== undefined && era.value === panel.era && !isOtherShop(shop.value, panel.shop);
  batch(() => {
    enterEra(panel.era);
    if (!isSame) {
      // What was kept of another shop is not this one's, nor what was meant for it.
      if (shop.value) forgetListings();
      pending.value = [];
    }
    enterShop(panel.shop);
    applyAccount(panel.account);
    if (isSame) applyCart(panel.cart);
    else enterCart(panel.cart);
    if (panel.home) enterHome(panel.home);
    earlier.value = panel.earlier;
  });
  askShop(panel.due);
}

/** What somebody who has left looked for, looked at and typed is not for whoever comes next. */
function enterEra(next: string): void {
  if (era.value !== undefined && era.value !== next) {
    forgetListings();
    forgetDrafts();
  }
  era.value = next;
}

/** Whether it is another one, or has other words or other prices. */
function isOtherShop(one: Panel['shop'], other: Panel['shop']): boolean {
  return (['projectKey', 'locale', 'country', 'currency'] as const).some((fact) => one[fact] !== other[fact]);
}

/** @param due what the worker says has become old */
function askShop(due: Panel['due']): void {
  if (!isConnected()) return;
  showWanted();
  freshenProduct();
  if (due.includes('home')) void readHome();
  if (due.includes('cart') && allows('cart')) void readCart();
}
