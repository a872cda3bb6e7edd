/**
 * Test connection: what a shopper does with these settings, done once, by a guest of its own. Nothing of it is kept: the cart
 * is deleted, and every token is ended at the shop.
 */

import type {
  ConnectionTest,
  ProjectDefaults,
  TestStep,
  TestStepName,
  TestStepResult,
} from '../../contract/connection-test.ts';
import { type Failure, failureOf, isDoubtful } from '../../contract/failure.ts';
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
import { createSession } from '../client/session.ts';
import { createSessionGeneration } from '../client/session-generation.ts';
import type { SessionRecord } from '../client/session-state.ts';
import { revokeTokens } from './account.ts';
import { type LearntDefaults, projectDefaultsOrNone, readProjectDefaults, withDefaults } from './project-defaults.ts';

export interface ConnectionTestParts {
  project: ProjectConnection;
  preferences: Preferences;
  /** Those of them that nobody has chosen: the project's own are taken instead. */
  unsetPreferences: (keyof Preferences)[];
  /** The merchant's locale; empty where only the device says one. */
  shopLocale: string;
  http: Http;
  /** Whether anything at an address answers, readable or not. */
  isAnswering: (url: string) => Promise<boolean>;
  /** Milliseconds. */
  now: () => number;
  random: () => number;
  /** Told each step as it ends. */
  report: (step: TestStep) => void;
}

/** What a step gives: its facts, or the scope for want of which there was nothing to try. */
type Outcome = { facts: TestStepResult } | { lacking: string | undefined };

/** Walks through all steps. Never fails: what went wrong stands at its step, and what cannot be tried then is skipped. */
export async function testConnection(parts: ConnectionTestParts): Promise<ConnectionTest> {
  const { project, unsetPreferences, http } = parts;
  const issued: Tokens[] = [];
  const oauth = noting(createOAuth(project, http, parts.now), issued);
  const steps: TestStep[] = [];
  const say = (step: TestStep) => {
    steps.push(step);
    parts.report(step);
  };
  let isOver = false;
  const attempt = async (name: TestStepName, work: () => Promise<Outcome>) => {
    if (isOver) return say({ name, state: 'skipped' });
    try {
      const outcome = await work();
      if ('lacking' in outcome) say({ name, state: 'skipped', ...(outcome.lacking && { scope: outcome.lacking }) });
      else say({ name, state: 'passed', ...outcome.facts });
    } catch (thrown) {
      say({ name, state: 'failed', failure: await explained(parts, failureOf(thrown)) });
      // Nothing works without these two, or without a shop that answers.
      isOver = name === 'token' || name === 'scopes' || isDoubtful(thrown);
    }
  };

  let owned: string[] = [];
  let asked: string[] = [];
  let learnt: (LearntDefaults & ProjectDefaults) | undefined;
  let preferences = parts.preferences;
  let cart: WireCart | undefined;
  const languages = createLanguages({
    ...{ locale: preferences.locale, shopLocale: parts.shopLocale, now: parts.now },
    memory: forgetful,
    ask: async () => learnt?.tags ?? [],
  });
  const lacks = (scope: string) => missingScopes(asked).includes(scope);
  const api: Api = createApi(
    project,
    passingSession(parts, oauth, async () => asked),
    http,
  );

  try {
    await attempt('token', async () => {
      owned = (await oauth.clientCredentials()).scopes;
      return { facts: {} };
    });
    await attempt('scopes', async () => {
      asked = scopesToRequest(owned, project.projectKey, new URL(project.authUrl).host);
      learnt = await projectDefaultsOrNone(readProjectDefaults(api, project.storeKey, mayReadProject(asked)));
      preferences = withDefaults(preferences, unsetPreferences, learnt);
      await languages.askShop();
      return { facts: { missingScopes: missingScopes(asked) } };
    });
    let sold: { productId: string; variantId: number } | undefined;
    await attempt('search', async () => {
      if (lacks('view_published_products')) return { lacking: 'view_published_products' };
      const { results, total, abilities } = await forgetfulCatalog(parts, api, preferences, languages).search({
        text: '',
        offset: 0,
      });
      const priced = results.filter(({ price }) => price);
      const buyable = priced.find(({ available }) => available);
      if (buyable) sold = { productId: buyable.id, variantId: buyable.variantId };
      return {
        facts: {
          strategy: abilities.strategy,
          products: total ?? results.length,
          priced: priced.length,
          language: languages.tag(),
        },
      };
    });
    await attempt('categories', async () => {
      if (lacks('view_categories')) return { lacking: 'view_categories' };
      const found = await forgetfulCatalog(parts, api, preferences, languages).categories();
      return { facts: { categories: found.length } };
    });
    const missing = ['manage_my_orders', 'create_anonymous_token'].find(lacks);
    await attempt('create-cart', async () => {
      if (missing) return { lacking: missing };
      const lines = sold ? [{ key: crypto.randomUUID(), ...sold, quantity: 1 }] : [];
      cart = await createCartApi(api, preferences, languages).create({ lines, codes: [] });
      return { facts: {} };
    });
    await attempt('delete-cart', async () => {
      // None was made.
      if (!cart) return { lacking: missing };
      const carts = createCartApi(api, preferences, languages);
      // Where the request arrived twice there are two; the session is the test's own, so all of its carts go.
      await Promise.all((await carts.actives()).map(carts.remove));
      return { facts: {} };
    });
  } finally {
    // They run out by themselves if the shop cannot be told.
    await Promise.allSettled(issued.map((tokens) => revokeTokens(oauth, tokens)));
  }
  if (!learnt) return { steps, preferences };
  const { tags: _, currencyIn: __, ...defaults } = learnt;
  return { steps, preferences, defaults };
}

/** Keeps nothing. */
const forgetful = { read: async () => undefined, write: async () => {} };

/** A host that answers, but nothing that can be read, is not out of reach: another server stands there, or in between. */
async function explained({ project, isAnswering }: ConnectionTestParts, failure: Failure): Promise<Failure> {
  const url = [project.authUrl, project.apiUrl].find((each) => new URL(each).host === failure.host);
  if (failure.name !== 'unreachable' || !url || !(await isAnswering(url))) return failure;
  return { ...failure, name: 'unintelligible' };
}

/** A catalogue that remembers nothing but the languages, so that everything is asked of the shop. */
function forgetfulCatalog(
  { now }: ConnectionTestParts,
  api: Api,
  preferences: Preferences,
  languages: Languages,
): Catalog {
  const catalog: Catalog = createCatalog(api, preferences, {
    languages,
    memory: forgetful,
    catalogCache: forgetful,
    categories: () => catalog.categories(),
    now,
  });
  return catalog;
}

/** A session that is nobody's but this trial's: in memory, and of no other's locks. */
function passingSession({ now, random }: ConnectionTestParts, oauth: OAuth, scopes: () => Promise<string[]>) {
  let record: SessionRecord | undefined;
  return createSession({
    tokenStore: {
      read: async () => record,
      write: async (next) => {
        record = next;
      },
      assertWritable: async () => {},
    },
    oauth,
    scopes,
    generation: createSessionGeneration(),
    lock: (work) => work(),
    storeLock: (work) => work(),
    now,
    random,
  });
}

/** Notes every token that is granted, so that none is left. */
function noting(oauth: OAuth, issued: Tokens[]): OAuth {
  const note = async (grant: Promise<Tokens>) => {
    const tokens = await grant;
    issued.push(tokens);
    return tokens;
  };
  return {
    ...oauth,
    clientCredentials: (scopes) => note(oauth.clientCredentials(scopes)),
    anonymous: (scopes) => note(oauth.anonymous(scopes)),
    refresh: (token) => note(oauth.refresh(token)),
  };
}
