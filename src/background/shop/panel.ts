/** What the panel shows first, in one answer. */
import { emptyCart } from '../../contract/cart.ts';
import { isFailure } from '../../contract/failure.ts';
import type { Feature, Panel, ShopView } from '../../contract/panel.ts';
import { currentAccount } from '../account/account.ts';
import { isCartDue } from '../cart/cart.ts';
import { lastKnownCart } from '../cart/view-cart.ts';
import { readEarlier } from '../catalog/catalog.ts';
import { isHomeDue, lastKnownHome } from '../catalog/home.ts';
import { currentShop } from './open-shop.ts';
import type { Shop } from './shop.ts';
import { pageUrl } from './shop-urls.ts';
import { currentViewerEpoch } from './viewer-epoch.ts';

/** Answers a panel that opens. Afterwards renews a token that is soon due, while the shopper looks at the panel. */
export async function openPanel(): Promise<Panel> {
  const panel = await readPanel();
  if (panel.shop.projectKey) void freshenSession().catch(() => {});
  return panel;
}

async function freshenSession(): Promise<void> {
  await (await currentShop()).session.renewEarly();
}

/** What the panel shows first. Reads storage alone, and sends no request. */
export async function readPanel(): Promise<Panel> {
  try {
    const shop = await currentShop();
    const [view, account, cart, home, earlier, due] = await Promise.all([
      viewShop(shop),
      currentAccount(shop),
      lastKnownCart(shop),
      lastKnownHome(shop),
      readEarlier(shop),
      duePartsOf(shop),
    ]);
    return { viewerEpoch: await currentViewerEpoch(), shop: view, account, cart, ...(home && { home }), earlier, due };
  } catch (thrown) {
    if (!isFailure(thrown, 'not-configured')) throw thrown;
    const shop = { locale: navigator.language, mayKeepSignedIn: true, without: [], pages: {} };
    // Without a shop no page has anything to store, so there is no epoch.
    return { viewerEpoch: '', shop, account: { state: 'none' }, cart: emptyCart, earlier: [], due: [] };
  }
}

async function duePartsOf(shop: Shop): Promise<Panel['due']> {
  const [cart, home] = await Promise.all([isCartDue(shop), isHomeDue(shop)]);
  return [...(cart ? (['cart'] as const) : []), ...(home ? (['home'] as const) : [])];
}

async function viewShop(shop: Shop): Promise<ShopView> {
  const { connection, preferences, pages, look, mayKeepSignedIn } = shop;
  const { locale, country, currency } = preferences;
  const [start, terms, privacy] = [pages.shop, pages.terms, pages.privacy].map((page) => pageUrl(page, preferences));
  return {
    projectKey: connection.projectKey,
    locale,
    country,
    currency,
    mayKeepSignedIn,
    ...(look.accent && { accent: look.accent }),
    without: featuresWithout(await shop.missingScopes()),
    pages: { ...(start && { shop: start }), ...(terms && { terms }), ...(privacy && { privacy }) },
  };
}

/** The features that the panel does without, because the API client lacks these scopes. */
function featuresWithout(missingScopes: string[]): Feature[] {
  const needs: Record<Feature, string> = {
    categories: 'view_categories',
    cart: 'manage_my_orders',
    'guest-cart': 'create_anonymous_token',
    account: 'manage_my_profile',
  };
  return (Object.keys(needs) as Feature[]).filter((feature) => missingScopes.includes(needs[feature]));
}
