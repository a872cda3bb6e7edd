/**
 * Opens the shop that the settings name, with its stored records, and closes it when the settings name another shop.
 */
import * as v from 'valibot';
import { addNews } from '../../commerce/cart-sync/outbox-news.ts';
import { createGrantedScopes } from '../../commerce/client/granted-scopes.ts';
import { createOAuth } from '../../commerce/client/oauth.ts';
import type { ProjectConnection } from '../../commerce/client/project.ts';
import { createSessionGeneration } from '../../commerce/client/session-generation.ts';
import { createShopApi } from '../../commerce/create-shop-api.ts';
import { fail } from '../../contract/failure.ts';
import { prepareForCustomer } from '../account/customer-switch.ts';
import { openTokenStore, sessionKey, withTokenStoreLock } from '../account/token-store.ts';
import { moveCustomerToMemory } from '../browser/delete-stored.ts';
import { withLock } from '../browser/lock.ts';
import { http } from '../browser/network.ts';
import { shopItem } from '../browser/storage-item.ts';
import { openOutbox } from '../cart/outbox.ts';
import { sendingPatience, sendWaiting, within } from '../cart/outbox-scheduler.ts';
import { tellCart, unsentChanges } from '../cart/view-cart.ts';
import { createCategoryCache } from '../catalog/categories.ts';
import { catalogCache, languageMemory, searchMemory } from '../catalog/search-cache.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings-layers.ts';
import { validateConnection } from '../settings/validate-connection.ts';
import { validatePreferences } from '../settings/validate-settings.ts';
import { activateShop, type ShopChange } from './active-shop.ts';
import type { Shop } from './shop.ts';

const scopeMemory = shopItem({
  key: 'scopes@',
  area: 'local',
  owner: 'shop',
  schema: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z_]+:[a-z0-9_-]+(:[\w-]+)?$/))), v.minLength(1)),
});

/**
 * The shop that the settings name. Fails with `not-configured` when they name none, after the records of a former shop
 * have been deleted; and with `input-refused` when the settings are invalid.
 */
export async function currentShop(): Promise<Shop> {
  const settings = await readSettings();
  if (settings.source === 'none') {
    closeShop();
    await activateShop(undefined, generation, changeTo(undefined, settings));
    throw fail('not-configured');
  }
  const key = JSON.stringify(settings);
  if (opened?.key !== key) opened = { key, shop: openShop(settings) };
  return opened.shop;
}

/**
 * Does work with the active shop. Fails with `superseded` when the result arrives after another shop has become active.
 */
export async function withShop<Result>(work: (shop: Shop) => Promise<Result>): Promise<Result> {
  const shop = await currentShop();
  const result = await work(shop);
  if ((await currentShop()).id !== shop.id) throw fail('superseded');
  return result;
}

/**
 * Module state: one session generation for the whole worker, for a request may outlast the shop object that sent it.
 */
const generation = createSessionGeneration();

/**
 * Module state: the shop, opened once for the same settings, for requests under way are shared only within one session
 * object. The next worker opens it again.
 */
let opened: { key: string; shop: Promise<Shop> } | undefined;

/** Makes the next question open the shop anew, as in a new worker. */
export function closeShop(): void {
  opened = undefined;
}

/** Asks the shop for the scopes of an API client. Fails with what the shop answers, or with `client-harmful`. */
export async function checkClient(connection: ProjectConnection): Promise<void> {
  const oauth = createOAuth(connection, http, Date.now);
  await createGrantedScopes(connection, oauth, scopeMemory(shopId(connection))).ask();
}

async function openShop(settings: Settings): Promise<Shop> {
  try {
    const shop = buildShop({
      ...settings,
      connection: validateConnection(settings.connection, __ALLOWED_HOSTS__),
      preferences: validatePreferences(settings.preferences),
    });
    // Stored languages only save requests, so a failed read is no failure.
    const loading = shop.languages.load().catch(() => {});
    await Promise.all([activateShop(shop, generation, changeTo(shop, settings)), loading]);
    if (!shop.mayKeepSignedIn) await endPersistence(shop.id);
    return shop;
  } catch (thrown) {
    // The next question tries again.
    closeShop();
    throw thrown;
  }
}

/** @param settings already validated */
function buildShop(settings: Settings): Shop {
  const { preferences, pages, look, mayKeepSignedIn, shopLocale } = settings;
  const connection = { ...settings.connection, storeKey: preferences.storeKey };
  const id = shopId(connection);
  const api = createShopApi({
    ...{ connection, preferences, shopLocale, http, now: Date.now, random: Math.random },
    session: {
      tokenStore: openTokenStore(id),
      generation,
      lock: (work) => withLock(`tokens@${id}`, work),
      storeLock: (work) => withTokenStoreLock(id, work),
    },
    scopeMemory: scopeMemory(id),
    languageMemory: languageMemory(id),
    searchMemory: searchMemory(id),
    catalogCache: catalogCache(id),
    openOutbox: (session) => openOutbox(id, session, (snapshot) => tellCart(shop, snapshot)),
    cacheCategories: (fetchCategories) => createCategoryCache(id, preferences.locale, fetchCategories),
    prepareForCustomer: (outbox, customer, keep) => prepareForCustomer({ id, outbox }, customer, keep),
  });
  const shop: Shop = { ...api, id, connection, preferences, pages, look, mayKeepSignedIn };
  return shop;
}

/** Names a shop; the keys of its stored records end with this ID. */
function shopId({ apiUrl, authUrl, projectKey, clientId, storeKey }: ProjectConnection): string {
  return [new URL(apiUrl).host, new URL(authUrl).host, projectKey, clientId, ...(storeKey ? [storeKey] : [])].join('/');
}

/** How a former shop gets its unsent commands, and how the next shop's cart shows those that could not be sent. */
function changeTo(next: Shop | undefined, settings: Settings): ShopChange {
  return {
    sendUnsent: async ({ storeKey, ...connection }, preferences) => {
      const former = buildShop({ ...settings, connection, preferences: { ...preferences, storeKey } });
      if (!(await unsentChanges(former))) return [];
      await within(sendingPatience, sendWaiting(former));
      return (await unsentChanges(former))?.lines ?? [];
    },
    reportLost: async (lines) => {
      // Without a next shop there is no cart to show the news in.
      if (!next) return;
      const news = { id: `unsent ${next.id}`, kind: 'lost', why: 'shop', lines } as const;
      await next.outbox.write(next.session.generation(), { state: (before) => addNews(before, news) });
    },
  };
}

/** Moves a customer's session to memory when it began before the policy that forbids it to outlive the browser. */
function endPersistence(id: string): Promise<void> {
  return withTokenStoreLock(id, async () => {
    const tokens = openTokenStore(id);
    const record = await tokens.read();
    if (!record?.keep || record.kind === 'guest') return;
    // The session last: while it says `keep`, a worker stopped in between does this again.
    await moveCustomerToMemory(id, sessionKey);
    await tokens.write({ ...record, keep: false });
  });
}
