/** The shop in force, opened: everything that talks to it, bound to its settings and its own stored items. */
import * as v from 'valibot';
import { type AccountApi, createAccountApi } from '../../commerce/account/account.ts';
import { boughtBefore } from '../../commerce/account/orders.ts';
import { createProfileApi, type ProfileApi } from '../../commerce/account/profile.ts';
import { readProjectDefaults } from '../../commerce/account/project-defaults.ts';
import { type CartApi, createCartApi } from '../../commerce/cart/cart-api.ts';
import type { Today } from '../../commerce/cart/cart-view.ts';
import type { WireLineItem } from '../../commerce/cart/cart-wire.ts';
import { checkLines } from '../../commerce/cart/check-lines.ts';
import { createRecreation } from '../../commerce/cart/recreate.ts';
import { told } from '../../commerce/cart-sync/outbox-state.ts';
import { type CartSync, createCartSync } from '../../commerce/cart-sync/sync.ts';
import { type Catalog, createCatalog } from '../../commerce/catalog/catalog.ts';
import { createLanguages, type Languages } from '../../commerce/catalog/project-languages.ts';
import { createApi } from '../../commerce/client/api.ts';
import { createOAuth, type OAuth } from '../../commerce/client/oauth.ts';
import type { ProjectConnection } from '../../commerce/client/project.ts';
import { mayReadProject, missingScopes, scopesToRequest } from '../../commerce/client/scopes.ts';
import { createSession, type Session } from '../../commerce/client/session.ts';
import { createSessionGeneration } from '../../commerce/client/session-generation.ts';
import type { Category } from '../../contract/catalog.ts';
import { fail } from '../../contract/failure.ts';
import type { Feature } from '../../contract/panel.ts';
import type { Look, Preferences, ShopPages } from '../../contract/settings.ts';
import { prepareForCustomer } from '../account/customer-switch.ts';
import { openTokenStore } from '../account/token-store.ts';
import { withLock } from '../browser/lock.ts';
import { http } from '../browser/network.ts';
import { moveToMemory, storageItem } from '../browser/storage-item.ts';
import { tellCart, unsentChanges } from '../cart/cart.ts';
import { type Outbox, openOutbox } from '../cart/outbox.ts';
import { sendingPatience, sendWaiting, within } from '../cart/outbox-scheduler.ts';
import { keptCategories } from '../catalog/categories.ts';
import { catalogCache, languageMemory, searchMemory } from '../catalog/search-cache.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { Settings } from '../settings/settings-layers.ts';
import { validateConnection, validatePreferences } from '../settings/validate-settings.ts';
import { activateShop, type Succession } from './active-shop.ts';

export interface Shop {
  /** Host, project and client: what is stored for one shop is out of reach of every other. */
  id: string;
  place: ProjectConnection;
  preferences: Preferences;
  pages: ShopPages;
  look: Look;
  /** Whether a customer's session may outlive the browser; a policy can forbid it. */
  mayKeepSignedIn: boolean;
  session: Session;
  /** The project's languages, and the one that the shop is read in. */
  languages: Languages;
  catalog: Catalog;
  /** The shop's categories: as they were some hours ago, or asked for. */
  categories(): Promise<Category[]>;
  /** As far as they are known, without asking; however old. */
  lastKnownCategories(): Promise<Category[]>;
  areCategoriesFresh(): Promise<boolean>;
  /** What the signed-in customer bought, the newest first. */
  boughtBefore(): Promise<{ id: string; variantId: number }[]>;
  carts: CartApi;
  /** What is known of the cart, and what is owed to it. */
  outbox: Outbox;
  /** Carries out what the outbox holds. */
  writer: CartSync;
  /** What the catalogue says of lines today. */
  checkLines(items: readonly WireLineItem[], market: Preferences): Promise<Today>;
  accounts: AccountApi;
  profiles: ProfileApi;
  /** Scopes a shopper's client could have and this one has not; none before the shop has been asked. */
  lacks(): Promise<string[]>;
}

/**
 * The shop that the settings name. Fails with `not-configured`, and then nothing is left on this device of one that was
 * named before, or with `input-refused` for settings that make no sense.
 */
export async function currentShop(): Promise<Shop> {
  const settings = await readSettings();
  if (settings.source === 'none') {
    closeShop();
    await activateShop(undefined, departures, successionTo(undefined, settings));
    throw fail('not-configured');
  }
  const key = JSON.stringify(settings);
  if (opened?.key !== key) opened = { key, shop: openShop(settings) };
  return opened.shop;
}

/**
 * Does something with the shop in force. An answer that comes when another shop is in force belongs to nobody any more.
 * Fails with `superseded` then.
 */
export async function withShop<Result>(work: (shop: Shop) => Promise<Result>): Promise<Result> {
  const shop = await currentShop();
  const result = await work(shop);
  if ((await currentShop()).id !== shop.id) throw fail('superseded');
  return result;
}

/** One count for all sessions of this worker: an errand may outlast the object it began with. */
const departures = createSessionGeneration();

/** Opened once for the same settings: requests under way are shared only inside one session object. */
let opened: { key: string; shop: Promise<Shop> } | undefined;

/** The next question opens the shop anew, as after a start. */
export function closeShop(): void {
  opened = undefined;
}

async function openShop(settings: Settings): Promise<Shop> {
  try {
    const shop = buildShop({
      ...settings,
      connection: validateConnection(settings.connection, __ALLOWED_HOSTS__),
      preferences: validatePreferences(settings.preferences),
    });
    // What was learnt saves requests; without it they are made.
    const recalling = shop.languages.load().catch(() => {});
    await Promise.all([activateShop(shop, departures, successionTo(shop, settings)), recalling]);
    if (!shop.mayKeepSignedIn) await keepNoCustomer(shop.id);
    return shop;
  } catch (thrown) {
    // The next question tries again.
    opened = undefined;
    throw thrown;
  }
}

/** How what waits for a former shop is sent, or told in the cart of the next one. */
function successionTo(next: Shop | undefined, settings: Settings): Succession {
  return {
    sendFor: async ({ storeKey, ...connection }, preferences) => {
      const former = buildShop({ ...settings, connection, preferences: { ...preferences, storeKey } });
      if (!(await unsentChanges(former))) return [];
      await within(sendingPatience, sendWaiting(former));
      return (await unsentChanges(former))?.lines ?? [];
    },
    tell: async (lines) => {
      // Without a shop there is no cart to say it in.
      if (!next) return;
      const news = { id: `unsent ${next.id}`, kind: 'lost', why: 'shop', lines } as const;
      await next.outbox.write(next.session.generation(), { ledger: (ledger) => told(ledger, news) });
    },
  };
}

/** A session from before the policy goes on, in memory. */
function keepNoCustomer(id: string): Promise<void> {
  return withLock(`vault@${id}`, async () => {
    const vault = openTokenStore(id);
    const record = await vault.read();
    if (!record?.keep || record.kind === 'guest') return;
    // The record last: as long as it says that all is kept, this is done again.
    for (const item of ['profile', 'cart', 'outbox', 'earlier', 'viewed']) await moveToMemory(`${item}@${id}`);
    await vault.write({ ...record, keep: false });
  });
}

/** @param settings judged already */
function buildShop(settings: Settings): Shop {
  const { connection, preferences } = settings;
  const place = { ...connection, storeKey: preferences.storeKey };
  const id = shopId(place);
  const oauth = createOAuth(place, http, Date.now);
  const scopes = rememberedScopes(id, place, oauth);
  const session = createSession({
    tokenStore: openTokenStore(id),
    oauth,
    scopes: scopes.learn,
    generation: departures,
    lock: (work) => withLock(`tokens@${id}`, work),
    storeLock: (work) => withLock(`vault@${id}`, work),
    now: Date.now,
    random: Math.random,
  });
  const api = createApi(place, session, http);
  const categories = keptCategories(id, preferences.locale, () => catalog.categories());
  const languages = createLanguages({
    ...{ locale: preferences.locale, shopLocale: settings.shopLocale, now: Date.now },
    memory: languageMemory(id),
    ask: async () =>
      (await readProjectDefaults(api, place.storeKey, mayReadProject((await scopes.known()) ?? []))).tags,
  });
  const catalog = createCatalog(api, preferences, {
    languages,
    memory: searchMemory(id),
    catalogCache: catalogCache(id),
    categories: categories.read,
    now: Date.now,
  });
  const carts = createCartApi(api, preferences, languages);
  const outbox = openOutbox(id, session, () => tellCart(shop));
  const shop: Shop = {
    id,
    place,
    preferences,
    pages: settings.pages,
    look: settings.look,
    mayKeepSignedIn: settings.mayKeepSignedIn,
    session,
    languages,
    catalog,
    categories: categories.read,
    lastKnownCategories: categories.lastKnown,
    areCategoriesFresh: categories.areFresh,
    boughtBefore: () => boughtBefore(api),
    carts,
    outbox,
    writer: createCartSync({
      carts,
      store: outbox,
      session,
      preferences,
      locales: languages.locales,
      rebuild: createRecreation(api, carts, preferences, languages.locales),
      now: Date.now,
    }),
    checkLines: (items, market) => checkLines(api, market, items),
    accounts: createAccountApi({
      ...{
        project: place,
        api,
        http,
        oauth,
        session,
        scopes: scopes.learn,
        inKnownLanguage: languages.inKnownLanguage,
      },
      beforeSignIn: (customer, keep) => prepareForCustomer(shop, customer, keep),
    }),
    profiles: createProfileApi({ api, session, oauth, scopes: scopes.learn }),
    lacks: async () => missingScopes((await scopes.known()) ?? missingScopes([])),
  };
  return shop;
}

/** Which shop a connection means, as stored items are named after it. */
function shopId({ apiUrl, authUrl, projectKey, clientId, storeKey }: ProjectConnection): string {
  return [new URL(apiUrl).host, new URL(authUrl).host, projectKey, clientId, ...(storeKey ? [storeKey] : [])].join('/');
}

/** Asks the shop what an API client owns, and judges it. Fails with what the shop has against it, or `client-harmful`. */
export async function checkClient(place: ProjectConnection): Promise<void> {
  await rememberedScopes(shopId(place), place, createOAuth(place, http, Date.now)).ask();
}

/**
 * The scopes to ask for, learnt once for a shop: one token is asked for without `scope`, for which the shop grants all that
 * the client owns; it is judged, revoked and never used. Scopes of a client never change.
 */
function rememberedScopes(id: string, { projectKey, authUrl }: ProjectConnection, oauth: OAuth) {
  const item = storageItem(
    'local',
    `scopes@${id}`,
    v.pipe(v.array(v.pipe(v.string(), v.regex(/^[a-z_]+:[a-z0-9_-]+(:[\w-]+)?$/))), v.minLength(1)),
  );
  const { host } = new URL(authUrl);
  const ask = async (): Promise<string[]> => {
    const { access, scopes } = await oauth.clientCredentials();
    // It runs out by itself if the shop cannot be told.
    void oauth.revoke(access.value, 'access_token').catch(() => {});
    const asked = scopesToRequest(scopes, projectKey, host);
    await item.write(asked);
    return asked;
  };
  return { known: item.read, learn: async () => (await item.read()) ?? ask(), ask };
}

/** What the panel does without for want of scopes. */
export function featuresWithout(lacks: string[]): Feature[] {
  const needs: Record<Feature, string> = {
    categories: 'view_categories',
    cart: 'manage_my_orders',
    'guest-cart': 'create_anonymous_token',
    account: 'manage_my_profile',
  };
  return (Object.keys(needs) as Feature[]).filter((feature) => lacks.includes(needs[feature]));
}
