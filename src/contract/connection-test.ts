/** Test connection: what a shopper does, tried with the merchant's settings before anybody shops with them. */
import type { Failure } from './failure.ts';
import type { SearchWay } from './search.ts';
import type { Preferences } from './settings.ts';

/** In the order in which they are tried; each needs the one before. */
export const trialSteps = ['token', 'scopes', 'search', 'categories', 'create-cart', 'delete-cart'] as const;

export type TrialStepName = (typeof trialSteps)[number];

/** How one step ended. */
export type TrialStep = { name: TrialStepName } & (
  | ({ state: 'passed' } & StepFacts)
  | { state: 'failed'; failure: Failure }
  /** Not tried: the client lacks `scope`, or an earlier step failed. */
  | { state: 'skipped'; scope?: string }
);

/** What a step that passed has seen. */
export interface StepFacts {
  /** Of `scopes`: what a shopper's client could have and this one has not. */
  lacks?: string[];
  /** Of `search`: the way of searching that answered. */
  way?: SearchWay;
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
export interface Proposal {
  currencies: string[];
  countries: string[];
  languages: string[];
}

export interface Trial {
  steps: TrialStep[];
  /** What the project sells in, where it could be learnt. */
  proposal?: Proposal;
  /** With what the steps were tried: what nobody had chosen is taken from the proposal. */
  preferences: Preferences;
}

/** What the worker tells while it tries: to the page that asked, which knows it by its `run`. */
export interface TrialNotice {
  type: 'trial';
  run: string;
  step: TrialStep;
}
