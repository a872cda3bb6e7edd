/** Test connection: what a shopper does, tried with the merchant's settings before anybody shops with them. */
import type { Failure } from './failure.ts';
import type { StrategyName } from './search.ts';
import type { Preferences } from './settings.ts';

/** In the order in which they are tried; each needs the one before. */
export const testSteps = ['token', 'scopes', 'search', 'categories', 'create-cart', 'delete-cart'] as const;

export type TestStepName = (typeof testSteps)[number];

/** How one step ended. */
export type TestStep = { name: TestStepName } & (
  | ({ state: 'passed' } & TestStepResult)
  | { state: 'failed'; failure: Failure }
  /** Not tried: the client lacks `scope`, or an earlier step failed. */
  | { state: 'skipped'; scope?: string }
);

/** What a step that passed has seen. */
export interface TestStepResult {
  /** Of `scopes`: what a shopper's client could have and this one has not. */
  missingScopes?: string[];
  /** Of `search`: the way of searching that answered. */
  strategy?: StrategyName;
  /** Of `search`: how many products there are, as far as the shop says. */
  products?: number;
  /** Of `search`: how many of the first page have a price in this currency and country. */
  priced?: number;
  /** Of `search`: the one of the project's languages that the shop is read in, BCP 47. */
  language?: string | undefined;
  /** Of `categories`. */
  categories?: number;
}

/** In what the project sells and speaks, the likeliest first. */
export interface ProjectDefaults {
  currencies: string[];
  countries: string[];
  languages: string[];
}

export interface ConnectionTest {
  steps: TestStep[];
  /** What the project sells in, where it could be learnt. */
  defaults?: ProjectDefaults;
  /** With what the steps were tried: what nobody had chosen is taken from the proposal. */
  preferences: Preferences;
}

/** What the worker tells while it tries: to the page that asked, which knows it by its `run`. */
export interface TestBroadcast {
  type: 'connection-test';
  run: string;
  step: TestStep;
}
