import type { Account } from './account.ts';
import type { Cart } from './cart.ts';
import type { Home } from './catalog.ts';

/** What the API client's scopes may leave out, by what the panel then does without. */
export type Feature = 'categories' | 'cart' | 'guest-cart' | 'account';

/** The shop as the panel presents it. */
export interface ShopView {
  /** Absent until a shop is connected. */
  projectKey?: string;
  /** Locale that money and numbers are written in, BCP 47. */
  locale: string;
  /** Country that prices are for, ISO 3166-1 alpha-2. */
  country?: string;
  /** Currency that prices are in, ISO 4217. */
  currency?: string;
  /** Whether a customer may ask for a session that outlives the browser. */
  mayKeepSignedIn: boolean;
  /** What this shop's API client does not allow. */
  without: Feature[];
  /** The merchant's colour, as CSS writes it; absent where they have chosen none. */
  accent?: string;
  /** The shop's own pages, where the merchant gave them. */
  pages: { shop?: string; terms?: string; privacy?: string };
}

/** Everything the panel needs for its first frame, from what is known: no request to the shop is waited for. */
export interface Panel {
  /** Whose panel it is: another one once somebody has left, or another shop has come. What was kept for the one before is void. */
  era: string;
  shop: ShopView;
  account: Account;
  /** The last-known cart. */
  cart: Cart;
  /** The last-known home; absent before the first, and after another came in. */
  home?: Home;
  /** What was searched for on this device, the newest first. */
  earlier: string[];
  /** What of this has become old, and is worth asking for: `cart.read` and `catalog.home` bring it up to date. */
  due: ('cart' | 'home')[];
}

export interface PanelMessages {
  'panel.open'(): Panel;
}
