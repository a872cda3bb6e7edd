import { emptyCart } from '../contract/cart.ts';
import { isFailure } from '../contract/failure.ts';
import type { Panel, ShopView } from '../contract/panel.ts';
import { currentAccount } from './account.ts';
import { lastKnownCart } from './cart.ts';
import { currentEra } from './era.ts';
import { lastKnownHome } from './home.ts';
import { pageUrl } from './pages.ts';
import { currentShop, featuresWithout, type Shop } from './shop.ts';

/** What the panel shows first. Waits for storage alone. */
export async function openPanel(): Promise<Panel> {
  try {
    const shop = await currentShop();
    const [view, account, cart, home] = await Promise.all([
      viewShop(shop),
      currentAccount(shop),
      lastKnownCart(shop),
      lastKnownHome(shop),
    ]);
    return { era: await currentEra(), shop: view, account, cart, ...(home && { home }) };
  } catch (thrown) {
    if (!isFailure(thrown, 'not-configured')) throw thrown;
    const shop = { locale: navigator.language, mayKeepSignedIn: true, without: [], pages: {} };
    // Nobody has anything to keep.
    return { era: '', shop, account: { state: 'nobody' }, cart: emptyCart };
  }
}

async function viewShop({ place, preferences, pages, look, mayKeepSignedIn, lacks }: Shop): Promise<ShopView> {
  const { locale, country } = preferences;
  const [shop, terms, privacy] = [pages.shop, pages.terms, pages.privacy].map((page) => pageUrl(page, preferences));
  return {
    projectKey: place.projectKey,
    locale,
    country,
    mayKeepSignedIn,
    ...(look.accent && { accent: look.accent }),
    without: featuresWithout(await lacks()),
    pages: { ...(shop && { shop }), ...(terms && { terms }), ...(privacy && { privacy }) },
  };
}
