import { emptyCart } from '../contract/cart.ts';
import { isFailure } from '../contract/failure.ts';
import type { Panel } from '../contract/panel.ts';
import { currentAccount } from './account.ts';
import { lastKnownCart } from './cart.ts';
import { currentShop } from './shop.ts';

/** What the panel shows first. Waits for storage alone. */
export async function openPanel(): Promise<Panel> {
  try {
    const shop = await currentShop();
    const [account, cart] = await Promise.all([currentAccount(shop), lastKnownCart(shop)]);
    const { projectKey } = shop.connection;
    return { shop: { projectKey, locale: shop.preferences.locale }, account, cart };
  } catch (thrown) {
    if (!isFailure(thrown, 'not-configured')) throw thrown;
    return { shop: { locale: navigator.language }, account: { state: 'nobody' }, cart: emptyCart };
  }
}
