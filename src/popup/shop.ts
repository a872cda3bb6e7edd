import { signal } from '@preact/signals';
import type { Feature, ShopView } from '../contract/panel.ts';
import { setMoneyLocale } from '../ui/format/money.ts';
import { applyAccent } from '../ui/page.ts';

/** The shop, once the worker has said which. */
export const shop = signal<ShopView>();

/** Whose panel this is: see {@link Panel.era}. */
export const era = signal<string>();

/** Takes over which shop it is, with its way to write money and its colour. */
export function enterShop(entered: ShopView): void {
  setMoneyLocale(entered.locale);
  applyAccent(entered.accent);
  shop.value = entered;
}

/** Whether a shop is connected; `undefined` until that is known. */
export function isConnected(): boolean | undefined {
  return shop.value && shop.value.projectKey !== undefined;
}

/** Whether the shop's API client allows something. Until it is known the panel is drawn as if it did. */
export function allows(feature: Feature): boolean {
  const without = shop.value?.without ?? [];
  // A cart belongs to a guest or to a customer.
  if (feature === 'cart' && without.includes('guest-cart') && without.includes('account')) return false;
  return !without.includes(feature);
}
