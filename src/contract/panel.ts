import type { Account } from './account.ts';
import type { Cart } from './cart.ts';

/** The shop as the panel presents it. */
export interface ShopView {
  /** Absent until a shop is connected. */
  projectKey?: string;
  /** Locale that money and numbers are written in, BCP 47. */
  locale: string;
}

/** Everything the panel needs for its first frame, from what is known: no request to the shop is waited for. */
export interface Panel {
  shop: ShopView;
  account: Account;
  /** The last-known cart. */
  cart: Cart;
}

export interface PanelMessages {
  'panel.open'(): Panel;
}
