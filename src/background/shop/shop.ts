/** The active shop, as the worker's other files use it; `open-shop.ts` opens it. */
import type { ProjectConnection } from '../../commerce/client/project.ts';
import type { ShopApi } from '../../commerce/create-shop-api.ts';
import type { Look, Preferences, ShopPages } from '../../contract/settings.ts';
import type { Outbox } from '../cart/outbox.ts';
import type { CategoryCache } from '../catalog/categories.ts';

export interface Shop extends ShopApi {
  /** Names hosts, project, client and store: each shop's stored records are out of reach of every other shop. */
  id: string;
  connection: ProjectConnection;
  preferences: Preferences;
  pages: ShopPages;
  look: Look;
  /** Whether a customer's session may outlive the browser; a policy can forbid it. */
  mayKeepSignedIn: boolean;
  categories: CategoryCache;
  /** The commands that the shop has not confirmed, and the cart as it was read last. */
  outbox: Outbox;
}
