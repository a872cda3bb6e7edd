/** Wires everything that talks to one shop. No browser in it: storage, locks, network and clock are handed in. */
import type { Category } from '../contract/catalog.ts';
import type { Preferences } from '../contract/settings.ts';
import { type AccountApi, type AccountParts, createAccountApi } from './account/account.ts';
import { boughtBefore } from './account/orders.ts';
import { createProfileApi, type ProfileApi } from './account/profile.ts';
import { readProjectDefaults } from './account/project-defaults.ts';
import { type CartApi, createCartApi } from './cart/cart-api.ts';
import type { Verdicts } from './cart/cart-view.ts';
import type { WireLineItem } from './cart/cart-wire.ts';
import { checkLines } from './cart/check-lines.ts';
import { createRecreation } from './cart/recreate.ts';
import type { OutboxStore } from './cart-sync/outbox-state.ts';
import { type CartSync, createCartSync } from './cart-sync/sync.ts';
import { type Catalog, createCatalog } from './catalog/catalog.ts';
import { createLanguages, type LanguageParts, type Languages } from './catalog/project-languages.ts';
import { createApi } from './client/api.ts';
import { createGrantedScopes, type ScopeMemory } from './client/granted-scopes.ts';
import type { Http } from './client/http.ts';
import { createOAuth } from './client/oauth.ts';
import type { ProjectConnection } from './client/project.ts';
import { mayReadProject, missingScopes } from './client/scopes.ts';
import { createSession, type Session, type SessionParts } from './client/session.ts';
import type { ProductFinderParts } from './search/product-finder.ts';

export interface ShopApi {
  session: Session;
  /** The project's languages, and the one that the shop is read in. */
  languages: Languages;
  catalog: Catalog;
  carts: CartApi;
  /** Sends what the outbox holds. */
  cartSync: CartSync;
  /** What the catalog says of a cart's lines today. */
  checkLines(items: readonly WireLineItem[], market: Preferences): Promise<Verdicts>;
  accounts: AccountApi;
  profiles: ProfileApi;
  /** The products that the signed-in customer has bought, the newest first. */
  boughtBefore(): Promise<{ id: string; variantId: number }[]>;
  /** A shopper's scopes that the API client lacks; empty until the shop has been asked. */
  missingScopes(): Promise<string[]>;
}

/** What the shop's API is made of. `Outbox` and `Categories` come back as they are, beside the API. */
export interface ShopApiParts<Outbox extends OutboxStore, Categories extends { read(): Promise<Category[]> }> {
  connection: ProjectConnection;
  preferences: Preferences;
  /** The locale that a build or a policy sets, BCP 47; empty for none. */
  shopLocale: string;
  http: Http;
  /** Milliseconds since 1970. */
  now: () => number;
  random: () => number;
  session: Pick<SessionParts, 'tokenStore' | 'generation' | 'lock' | 'storeLock'>;
  scopeMemory: ScopeMemory;
  languageMemory: LanguageParts['memory'];
  searchMemory: ProductFinderParts['memory'];
  catalogCache: ProductFinderParts['catalogCache'];
  openOutbox(session: Session): Outbox;
  cacheCategories(fetchCategories: () => Promise<Category[]>): Categories;
  /** Runs before a customer's session is stored. */
  prepareForCustomer(outbox: Outbox, ...customer: Parameters<AccountParts['beforeSignIn']>): Promise<void>;
}

export function createShopApi<Outbox extends OutboxStore, Categories extends { read(): Promise<Category[]> }>(
  parts: ShopApiParts<Outbox, Categories>,
): ShopApi & { outbox: Outbox; categories: Categories } {
  const { connection, preferences, http, now, random } = parts;
  const oauth = createOAuth(connection, http, now);
  const scopes = createGrantedScopes(connection, oauth, parts.scopeMemory);
  const session = createSession({ ...parts.session, oauth, scopes: scopes.learn, now, random });
  const api = createApi(connection, session, http);
  const languages = createLanguages({
    ...{ locale: preferences.locale, shopLocale: parts.shopLocale, memory: parts.languageMemory, now },
    ask: async () => {
      const mayRead = mayReadProject((await scopes.known()) ?? []);
      return (await readProjectDefaults(api, connection.storeKey, mayRead)).tags;
    },
  });
  const categories = parts.cacheCategories(() => catalog.categories());
  const catalog = createCatalog(api, preferences, {
    ...{ languages, memory: parts.searchMemory, catalogCache: parts.catalogCache, categories: categories.read, now },
  });
  const carts = createCartApi(api, preferences, languages);
  const outbox = parts.openOutbox(session);
  const { locales } = languages;
  const recreate = createRecreation(api, carts, preferences, locales);
  return {
    session,
    languages,
    catalog,
    categories,
    carts,
    outbox,
    cartSync: createCartSync({ carts, store: outbox, session, preferences, locales, recreate, now }),
    checkLines: (items, market) => checkLines(api, market, items),
    accounts: createAccountApi({
      ...{
        project: connection,
        api,
        http,
        oauth,
        session,
        scopes: scopes.learn,
        inKnownLanguage: languages.inKnownLanguage,
      },
      beforeSignIn: (customer, keep) => parts.prepareForCustomer(outbox, customer, keep),
    }),
    profiles: createProfileApi({ api, session, oauth, scopes: scopes.learn }),
    boughtBefore: () => boughtBefore(api),
    missingScopes: async () => missingScopes((await scopes.known()) ?? missingScopes([])),
  };
}
