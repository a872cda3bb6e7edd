import { emptyCart } from '../../contract/cart.ts';
import { isFailure } from '../../contract/failure.ts';
import type { Panel, ShopView } from '../../contract/panel.ts';
import { currentAccount } from '../account/account.ts';
import { isCartDue, lastKnownCart } from '../cart/cart.ts';
import { readEarlier } from '../catalog/catalog.ts';
import { isHomeDue, lastKnownHome } from '../catalog/home.ts';
import { currentShop, featuresWithout, type Shop } from './shop.ts';
import { pageUrl } from './shop-urls.ts';
import { currentViewerEpoch } from './viewer-epoch.ts';

/** Answers a panel that opens; then, while the shopper looks at it, sees to what they would wait for later. */
export async function openForPage(): Promise<Panel> {
  const panel = await openPanel();
  if (panel.shop.projectKey) void freshenSession().catch(() => {});
  return panel;
}

async function freshenSession(): Promise<void> {
  await (await currentShop()).session.renewEarly();
}

/** What the panel shows first. Waits for storage alone. */
export async function openPanel(): Promise<Panel> {
  try {
    const shop = await currentShop();
    const [view, account, cart, home, earlier, due] = await Promise.all([
      viewShop(shop),
      currentAccount(shop),
      lastKnownCart(shop),
      lastKnownHome(shop),
      readEarlier(shop),
      whatIsDue(shop),
    ]);
    return { era: await currentViewerEpoch(), shop: view, account, cart, ...(home && { home }), earlier, due };
  } catch (thrown) {
    if (!isFailure(thrown, 'not-configured')) throw thrown;
    const shop = { locale: navigator.language, mayKeepSignedIn: true, without: [], pages: {} };
    // Nobody has anything to keep.
    return { era: '', shop, account: { state: 'none' }, cart: emptyCart, earlier: [], due: [] };
  }
}

async function whatIsDue(shop: Shop): Promise<Panel['due']> {
  const [cart, home] = await Promise.all([isCartDue(shop), isHomeDue(shop)]);
  return [...(cart ? (['cart'] as const) : []), ...(home ? (['home'] as const) : [])];
}

async function viewShop({ place, preferences, pages, look, mayKeepSignedIn, lacks }: Shop): Promise<ShopView> {
  const { locale, country, currency } = preferences;
  const [shop, terms, privacy] = [pages.shop, pages.terms, pages.privacy].map((page) => pageUrl(page, preferences));
  return {
    projectKey: place.projectKey,
    locale,
    country,
    currency,
    mayKeepSignedIn,
    ...(look.accent && { accent: look.accent }),
    without: featuresWithout(await lacks()),
    pages: { ...(shop && { shop }), ...(terms && { terms }), ...(privacy && { privacy }) },
  };
}
