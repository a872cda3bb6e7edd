/** Test connection: the steps of a shopper, taken once with the merchant's settings. */
import type { Failure } from './failure.ts';
import type { StrategyName } from './search.ts';
import type { Preferences } from './settings.ts';

/** The steps in their order. */
export const testSteps = ['token', 'scopes', 'search', 'categories', 'create-cart', 'delete-cart'] as const;

export type TestStepName = (typeof testSteps)[number];

/** One step, and how it ended. */
export type TestStep = { name: TestStepName } & (
  | ({ state: 'passed' } & TestStepResult)
  | { state: 'failed'; failure: Failure }
  /** Not tried: the client lacks `scope`, or an earlier step failed. */
  | { state: 'skipped'; scope?: string }
);

/** What a step that has passed has read from the shop. */
export interface TestStepResult {
  /** Of `scopes`: the shopper's scopes that this API client lacks. */
  missingScopes?: string[];
  /** Of `search`: the strategy that answered. */
  strategy?: StrategyName;
  /** Of `search`: how many products there are, as far as the shop tells. */
  products?: number;
  /** Of `search`: how many of the first page have a price in this currency and country. */
  priced?: number;
  /** Of `search`: the language of the project that texts are read in, BCP 47. */
  language?: string | undefined;
  /** Of `categories`: how many there are. */
  categories?: number;
}

/** The currencies, countries and languages of the project, the likeliest first. */
export interface ProjectDefaults {
  currencies: string[];
  countries: string[];
  languages: string[];
}

export interface ConnectionTest {
  steps: TestStep[];
  /** What the project sells in, where the shop tells. */
  defaults?: ProjectDefaults;
  /** The preferences of the test: those that the merchant has not set are taken from `defaults`. */
  preferences: Preferences;
}

/** One finished step, for the page that has started the test `run`. */
export interface TestBroadcast {
  type: 'connection-test';
  run: string;
  step: TestStep;
}
