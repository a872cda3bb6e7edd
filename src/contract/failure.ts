/**
 * What can go wrong, by name: the closed list that crosses the border between worker and page.
 * The page turns a name into a sentence (`failure_<name>` in `_locales`); nothing else of an error travels.
 */
export const failureNames = [
  /** The device has no network. */
  'offline',
  /** No answer from the host: wrong address, shop down, blocked. Carries `host`. */
  'unreachable',
  /** The host took longer than we wait. Carries `host`. */
  'timeout',
  /** The shop answered 5xx, or 429 to the end. Carries `supportId`. */
  'shop-failed',
  /** The shop's answer was not the JSON we know. Carries `host`. */
  'unintelligible',
  /** No shop is connected yet. */
  'not-configured',
  /** The API client's id or secret is wrong. */
  'client-refused',
  /** The project does not exist on this host. Carries `host`. */
  'project-unknown',
  /** The API client lacks a scope. Carries `scope` where the shop names it. */
  'scope-missing',
  /** What was asked for belongs to a customer, and nobody is signed in. */
  'sign-in-needed',
  /** The shop ended the session; the cart is still there after signing in. */
  'session-ended',
  /** Email and password do not belong together. */
  'credentials-wrong',
  /** The password given to confirm a change is not the customer's. */
  'password-wrong',
  /** The code of a mail is not known to the shop, or too old. */
  'code-refused',
  /** Signing in failed because of the guest's cart: something in it is not sold where the customer is. */
  'cart-not-movable',
  /** An account with this email exists. */
  'email-taken',
  /** A value was refused. Carries `field`, and for a setting `reason`. */
  'input-refused',
  /** Gone, or never there. */
  'not-found',
  /** The shop has no price for this product in the shopper's country and currency. */
  'not-sold-here',
  /** The shop sells no more than this of it in one cart. Carries `limit`. */
  'above-limit',
  /** The shop sells no less than this of it in one cart. Carries `limit`. */
  'below-limit',
  /** The shop has no tax rate for where the cart is to go. */
  'tax-unknown',
  /** Someone else keeps changing the same cart. */
  'conflict',
  /** The cart's prices are frozen, so it takes and gives no lines. */
  'cart-frozen',
  /** An agent of the shop holds the cart. */
  'cart-locked',
  /** The shop no longer has the product. */
  'no-longer-sold',
  /** The line that was meant is no longer in the cart. */
  'line-gone',
  /** The shop knows no such discount code. */
  'code-unknown',
  /** The discount code counts at another time. Carries `from` and `until` where the shop says. */
  'code-not-now',
  /** The discount code is switched off. */
  'code-inactive',
  /** The cart has as many discount codes as the shop takes. */
  'too-many-codes',
  /** The project has switched off every way of searching. */
  'search-off',
  /** The browser refused to store what has to be kept. */
  'storage-failed',
  /** The worker was stopped before it could answer. */
  'interrupted',
  /** The session or the shop changed while the question was under way; its answer was thrown away. */
  'superseded',
  /** The API client may do more than a shopper; Cartlet does not run with it. Carries `scope`. */
  'client-harmful',
  /** The shop refused for a reason this list does not know. Carries `supportId`. */
  'refused',
  /** A bug of ours, or a message that is none of ours. */
  'unexpected',
] as const;

export type FailureName = (typeof failureNames)[number];

/** One failure as it travels: a name, and the few facts its sentence may mention. Never a secret, never raw exception text. */
export interface Failure {
  name: FailureName;
  /** Host name that was asked, for example `api.europe-west1.gcp.commercetools.com`. */
  host?: string;
  /** Correlation ID under which the shop logged the request. */
  supportId?: string;
  /** Scope the API client lacks, without the project key. */
  scope?: string;
  /** Name of the refused field. */
  field?: string;
  /** What is wrong with that field, one of settings.ts' `RefusalReason`. */
  reason?: string;
  /** What is wrong with other fields of the same form. */
  others?: Pick<Failure, 'field' | 'reason'>[];
  /** How many the shop would take. */
  limit?: number;
  /** When a code counts. ISO 8601. */
  from?: string;
  until?: string;
}

/** An `Error` that carries a {@link Failure}. Recognise it with {@link failureOf}, not with `instanceof`. */
export interface FailureError extends Error {
  failure: Failure;
  /** How long the shop asks to be left alone, in milliseconds. Stays in the worker. */
  retryAfter?: number;
  /** The shop's own codes for its refusal. Stay in the worker. */
  codes?: string[];
  /** No try of the request has left the device. Stays in the worker. */
  neverSent?: boolean;
}

/** Makes the error to throw for a failure. */
export function fail(name: FailureName, facts: Omit<Failure, 'name'> = {}): FailureError {
  return Object.assign(new Error(name), { name: 'Failure', failure: { name, ...facts } });
}

/** The failure an unknown thrown value stands for: its own, or `unexpected`. */
export function failureOf(thrown: unknown): Failure {
  const failure = (thrown as Partial<FailureError> | null | undefined)?.failure;
  return failure && failureNames.includes(failure.name) ? failure : { name: 'unexpected' };
}

/** Whether a thrown value is one of the named failures. */
export function isFailure(thrown: unknown, ...names: FailureName[]): boolean {
  return names.includes(failureOf(thrown).name);
}

/** Whether the shop may have done what it gave no answer to; a network may go while a request is under way. */
export function isDoubtful(thrown: unknown): boolean {
  return isFailure(thrown, 'offline', 'timeout', 'unreachable', 'shop-failed', 'unintelligible');
}
