/** What the panel shows first, and the question that gives it. */
import type { Account } from './account.ts';
import type { Cart } from './cart.ts';
import type { Home } from './catalog.ts';

/** The parts of the panel that need a scope which the shop's API client may lack. */
export type Feature = 'categories' | 'cart' | 'guest-cart' | 'account';

/** The shop as the panel presents it. */
export interface ShopView {
  /** `undefined` until a shop is connected. */
  projectKey?: string;
  /** The locale of money and numbers, BCP 47. */
  locale: string;
  /** The country that prices are for, ISO 3166-1 alpha-2. */
  country?: string;
  /** The currency of prices, ISO 4217. */
  currency?: string;
  /** Whether a customer may ask for a session that outlives the browser. */
  mayKeepSignedIn: boolean;
  /** The features that the shop's API client lacks the scopes for. */
  without: Feature[];
  /** The merchant's colour in CSS; `undefined` when the merchant has chosen none. */
  accent?: string;
  /** Addresses of the shop's own pages, as far as the merchant gave them. */
  pages: { shop?: string; terms?: string; privacy?: string };
}

/** Everything the panel needs for its first frame. It comes from storage, and waits for no request to the shop. */
export interface Panel {
  /**
   * Names the viewer of the panel. A sign-out, another customer or another shop starts a new epoch; a snapshot stored
   * under the former epoch is void.
   */
  viewerEpoch: string;
  shop: ShopView;
  account: Account;
  /** The last-known cart. */
  cart: Cart;
  /** The last-known home; `undefined` before the first one, and for a customer who has just signed in. */
  home?: Home;
  /** The shopper's searches on this device, the newest first. */
  earlier: string[];
  /** The parts that are out of date: `cart.read` and `catalog.home` bring them up to date. */
  due: ('cart' | 'home')[];
}

/** The question that a panel asks when it opens. */
export interface PanelMessages {
  'panel.open'(): Panel;
}
