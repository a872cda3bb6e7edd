import { batch, signal } from '@preact/signals';
import { type Failure, failureOf } from '../contract/failure.ts';
import type { ShopView } from '../contract/panel.ts';
import { setMoneyLocale } from '../ui/money.ts';
import { send } from '../ui/send.ts';
import { account } from './account/state.ts';
import { enterCart, readCart } from './cart/actions.ts';
import { readCategories, showWanted } from './catalog/actions.ts';

/** The shop, once the worker has said which. */
export const shop = signal<ShopView>();
/** Why the panel could not open. */
export const openingFailure = signal<Failure>();

/** Whether a shop is connected; `undefined` until that is known. */
export function isConnected(): boolean | undefined {
  return shop.value && shop.value.projectKey !== undefined;
}

/** Paints the panel from what the worker knows, then brings it up to date. */
export async function openPanel(): Promise<void> {
  openingFailure.value = undefined;
  try {
    const panel = await send('panel.open');
    batch(() => {
      setMoneyLocale(panel.shop.locale);
      shop.value = panel.shop;
      account.value = panel.account;
      enterCart(panel.cart);
    });
  } catch (thrown) {
    openingFailure.value = failureOf(thrown);
    return;
  }
  if (!isConnected()) return;
  showWanted();
  void readCategories();
  void readCart();
}
