import { signal } from '@preact/signals';
import type { Feature, ShopView } from '../contract/panel.ts';
import { setMoneyLocale } from '../ui/format/money.ts';
import { applyAccent } from '../ui/page.ts';

/** The connected shop; `undefined` until the worker has answered. */
export const shop = signal<ShopView>();

/** Whose data the panel shows: see {@link Panel.viewerEpoch}. */
export const viewerEpoch = signal<string>();

/** Shows another shop, with its accent colour and its locale for money. */
export function applyShop(fresh: ShopView): void {
  setMoneyLocale(fresh.locale);
  applyAccent(fresh.accent);
  shop.value = fresh;
}

/** Whether a shop is connected; `undefined` until that is known. */
export function isConnected(): boolean | undefined {
  return shop.value && shop.value.projectKey !== undefined;
}

/** Whether the scopes of the shop's API client allow a feature; `true` until they are known. */
export function allows(feature: Feature): boolean {
  const without = shop.value?.without ?? [];
  // A cart belongs to a guest or to a customer.
  if (feature === 'cart' && without.includes('guest-cart') && without.includes('account')) return false;
  return !without.includes(feature);
}
