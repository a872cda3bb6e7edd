import { batch, signal } from '@preact/signals';
import { type Failure, failureOf } from '../contract/failure.ts';
import type { Panel } from '../contract/panel.ts';
import { send } from '../ui/send.ts';
import { subscribe } from '../ui/subscribe.ts';
import { applyCart, readCart, replaceCart } from './cart/apply-cart.ts';
import { pendingCommands } from './cart/state.ts';
import { clearCatalog } from './clear-catalog.ts';
import { applyHome, readHome } from './home/load-home.ts';
import { refreshProduct } from './products/open-product.ts';
import { recentSearches } from './search/browsing-history.ts';
import { followQuery, showList } from './search/load-results.ts';
import { allows, applyShop, isConnected, shop, viewerEpoch } from './shop.ts';
import { applyAccount } from './sign-in/apply-account.ts';
import { clearDrafts } from './snapshot/drafts.ts';

/** Why the panel could not open. */
export const openingFailure = signal<Failure>();

/** Shows the panel as the worker knows it, then asks the shop for what is outdated. */
export async function openPanel(): Promise<void> {
  openingFailure.value = undefined;
  try {
    applyPanel(await send('panel.open'));
  } catch (thrown) {
    openingFailure.value = failureOf(thrown);
  }
}

/** Follows the worker's broadcasts, which report changes made in another panel, on the options page or at the shop. */
export function subscribeToWorker(): void {
  followQuery();
  subscribe((changed) => {
    if (changed.shop) return applyPanel(changed);
    batch(() => {
      if (changed.viewerEpoch) applyViewerEpoch(changed.viewerEpoch);
      if (changed.account) applyAccount(changed.account);
      if (changed.cart && changed.account) replaceCart(changed.cart);
      else if (changed.cart) applyCart(changed.cart);
      // The home view lists the products that this customer ordered before.
      if (changed.account && isConnected()) void readHome();
    });
  });
}

/** Applies what the worker knows: to the same shop and viewer as an update, otherwise as a replacement. */
function applyPanel(panel: Panel): void {
  const isSame =
    shop.value !== undefined && viewerEpoch.value === panel.viewerEpoch && !isOtherShop(shop.value, panel.shop);
  batch(() => {
    applyViewerEpoch(panel.viewerEpoch);
    if (!isSame) {
      if (shop.value) clearCatalog();
      // These commands were meant for the former cart.
      pendingCommands.value = [];
    }
    applyShop(panel.shop);
    applyAccount(panel.account);
    if (isSame) applyCart(panel.cart);
    else replaceCart(panel.cart);
    if (panel.home) applyHome(panel.home);
    recentSearches.value = panel.earlier;
  });
  refreshOutdated(panel.due);
}

/** Clears what the former viewer looked at, searched for and typed: the next viewer must not see it. */
function applyViewerEpoch(next: string): void {
  if (viewerEpoch.value !== undefined && viewerEpoch.value !== next) {
    clearCatalog();
    clearDrafts();
  }
  viewerEpoch.value = next;
}

/** Whether names, prices or the shop itself differ. */
function isOtherShop(one: Panel['shop'], other: Panel['shop']): boolean {
  return (['projectKey', 'locale', 'country', 'currency'] as const).some((name) => one[name] !== other[name]);
}

/** @param due what the worker reports as outdated */
function refreshOutdated(due: Panel['due']): void {
  if (!isConnected()) return;
  showList();
  refreshProduct();
  if (due.includes('home')) void readHome();
  if (due.includes('cart') && allows('cart')) void readCart();
}
