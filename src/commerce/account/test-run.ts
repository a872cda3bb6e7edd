/** The steps of a connection test, and what one step hands on to the next. */
import type { TestStep, TestStepName, TestStepResult } from '../../contract/connection-test.ts';
import type { Preferences } from '../../contract/settings.ts';
import { createCartApi } from '../cart/cart-api.ts';
import type { WireCart } from '../cart/cart-wire.ts';
import { type Catalog, createCatalog } from '../catalog/catalog.ts';
import { createLanguages, type Languages } from '../catalog/project-languages.ts';
import { type Api, createApi } from '../client/api.ts';
import type { Http } from '../client/http.ts';
import { createOAuth, type OAuth, type Tokens } from '../client/oauth.ts';
import type { ProjectConnection } from '../client/project.ts';
import { mayReadProject, missingScopes, scopesToRequest } from '../client/scopes.ts';
import { type CheckedDefaults, projectDefaultsOrNone, readProjectDefaults, withDefaults } from './project-defaults.ts';
import { createTemporarySession, recordTokens } from './temporary-session.ts';

export interface ConnectionTestParts {
  project: ProjectConnection;
  preferences: Preferences;
  /** The preferences that the merchant has not set: the project's own are taken instead. */
  unsetPreferences: (keyof Preferences)[];
  /** The merchant's locale; empty where the settings name none. */
  shopLocale: string;
  http: Http;
  /** Whether any server answers at an address, readable or not. */
  isAnswering: (url: string) => Promise<boolean>;
  /** Milliseconds since 1970. */
  now: () => number;
  /** From 0 to 1. */
  random: () => number;
  /** Gets each step as it ends. */
  report: (step: TestStep) => void;
}

/** One test under way. Each step adds what it has read. */
export interface TestRun {
  parts: ConnectionTestParts;
  oauth: OAuth;
  api: Api;
  languages: Languages;
  /** Every token that the test was given, to be ended. */
  issued: Tokens[];
  /** The scopes that the API client owns, with their project. */
  owned: string[];
  /** The scopes to ask for, with their project. */
  requested: string[];
  /** What the project sells in; `undefined` where the shop does not tell. */
  defaults?: CheckedDefaults | undefined;
  preferences: Preferences;
  /** A product that can be bought; `undefined` where the search found none. */
  product?: { productId: string; variantId: number } | undefined;
  /** The cart that the test has created. */
  cart?: WireCart;
}

export function createTestRun(parts: ConnectionTestParts): TestRun {
  const { project, preferences, shopLocale, http, now } = parts;
  const issued: Tokens[] = [];
  const oauth = recordTokens(createOAuth(project, http, now), issued);
  const session = createTemporarySession(parts, oauth, async () => run.requested);
  const languages = createLanguages({
    ...{ locale: preferences.locale, shopLocale, now },
    memory: noStorage,
    ask: async () => run.defaults?.tags ?? [],
  });
  const run: TestRun = {
    ...{ parts, oauth, languages, issued, preferences },
    api: createApi(project, session, http),
    owned: [],
    requested: [],
  };
  return run;
}

/** What each step does. Gives what the step has read, or `undefined` where there is nothing to try. */
export const stepActions: Record<TestStepName, (run: TestRun) => Promise<TestStepResult | undefined>> = {
  token: async (run) => {
    run.owned = (await run.oauth.clientCredentials()).scopes;
    return {};
  },
  scopes: async (run) => {
    const { api, languages } = run;
    const { project, unsetPreferences } = run.parts;
    run.requested = scopesToRequest(run.owned, project.projectKey, new URL(project.authUrl).host);
    const reading = readProjectDefaults(api, project.storeKey, mayReadProject(run.requested));
    run.defaults = await projectDefaultsOrNone(reading);
    run.preferences = withDefaults(run.preferences, unsetPreferences, run.defaults);
    await languages.askShop();
    return { missingScopes: missingScopes(run.requested) };
  },
  search: async (run) => {
    const { results, total, abilities } = await catalogOf(run).search({ text: '', offset: 0 });
    const priced = results.filter(({ price }) => price);
    const buyable = priced.find(({ available }) => available);
    run.product = buyable && { productId: buyable.id, variantId: buyable.variantId };
    return {
      strategy: abilities.strategy,
      products: total ?? results.length,
      priced: priced.length,
      language: run.languages.tag(),
    };
  },
  categories: async (run) => ({ categories: (await catalogOf(run).categories()).length }),
  'create-cart': async (run) => {
    const lines = run.product ? [{ key: crypto.randomUUID(), ...run.product, quantity: 1 }] : [];
    run.cart = await cartApiOf(run).create({ lines, codes: [] });
    return {};
  },
  'delete-cart': async (run) => {
    if (!run.cart) return undefined;
    const carts = cartApiOf(run);
    // Where the request arrived twice there are two carts; the session is the test's own, so all of its carts are
    // deleted.
    await Promise.all((await carts.actives()).map(carts.remove));
    return {};
  },
};

/** A catalog that stores nothing but the languages, so that the shop is asked for everything. */
function catalogOf({ api, preferences, languages, parts }: TestRun): Catalog {
  const catalog: Catalog = createCatalog(api, preferences, {
    languages,
    memory: noStorage,
    catalogCache: noStorage,
    categories: () => catalog.categories(),
    now: parts.now,
  });
  return catalog;
}

function cartApiOf({ api, preferences, languages }: TestRun) {
  return createCartApi(api, preferences, languages);
}

const noStorage = { read: async () => undefined, write: async () => {} };
