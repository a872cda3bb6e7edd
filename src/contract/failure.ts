/**
 * The failures by name: a closed list. Only a name and a few facts travel from the worker to a page, which turns the
 * name into a sentence (`failure_<name>` in `_locales`).
 */
export const failureNames = [
  /** The device has no network. */
  'offline',
  /** No answer from the host: wrong address, shop down, blocked. Carries `host`. */
  'unreachable',
  /** The host did not answer in time. Carries `host`. */
  'timeout',
  /** The shop answered 5xx, or 429 at the last attempt. Carries `supportId`. */
  'shop-failed',
  /** The shop's answer was not the JSON that the API documents. Carries `host`. */
  'unintelligible',
  /** No shop is connected yet. */
  'not-configured',
  /** The API client's ID or secret is wrong. */
  'client-refused',
  /** The project does not exist on this host. Carries `host`. */
  'project-unknown',
  /** The API client lacks a scope. Carries `scope` where the shop names it. */
  'scope-missing',
  /** The request needs a customer, and no customer is signed in. */
  'sign-in-needed',
  /** The shop has ended the session. The cart is there again after signing in. */
  'session-ended',
  /** Email and password do not belong together. */
  'credentials-wrong',
  /** The password given to confirm a change is not the customer's. */
  'password-wrong',
  /** The shop does not know the code of a mail, or the code is too old. */
  'code-refused',
  /** The sign-in failed because a line of the guest's cart is not sold where the customer is. */
  'cart-not-movable',
  /** An account with this email exists. */
  'email-taken',
  /** The shop or the worker refused a value. Carries `field`, and for a setting `reason`. */
  'input-refused',
  /** The resource was deleted, or never existed. */
  'not-found',
  /** The shop has no price for this product in the shopper's country and currency. */
  'not-sold-here',
  /** The quantity is above what the shop sells in one cart. Carries `limit`. */
  'above-limit',
  /** The quantity is below what the shop sells in one cart. Carries `limit`. */
  'below-limit',
  /** The shop has no tax rate for the delivery address. */
  'tax-unknown',
  /** Another device keeps changing the same resource. */
  'conflict',
  /** The cart's prices are frozen, so its lines cannot change. */
  'cart-frozen',
  /** An agent of the shop has locked the cart. */
  'cart-locked',
  /** The shop no longer has the product. */
  'no-longer-sold',
  /** The cart no longer holds the line. */
  'line-gone',
  /** The shop knows no such discount code. */
  'code-unknown',
  /** The discount code is valid at another time. Carries `from` and `until` where the shop tells. */
  'code-not-now',
  /** The discount code is switched off. */
  'code-inactive',
  /** The cart has as many discount codes as the shop takes. */
  'too-many-codes',
  /** The project has no search strategy that can do this. */
  'search-off',
  /** The browser refused to store data. */
  'storage-failed',
  /** The browser stopped the worker before it could answer. */
  'interrupted',
  /** The session or the shop changed before the answer came, or a newer question was asked. The answer was dropped. */
  'superseded',
  /** The API client may do more than a shopper; Cartlet does not run with it. Carries `scope`. */
  'client-harmful',
  /** The shop refused the request for a reason that this list does not have. Carries `supportId`. */
  'refused',
  /** A bug of the extension, or a message that no page of it sends. */
  'unexpected',
] as const;

export type FailureName = (typeof failureNames)[number];

/**
 * One failure as it travels: a name, and the facts that its sentence may mention. Holds no secret and no exception
 * text.
 */
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
  /** What is wrong with that field: a `RefusalReason` of `settings.ts`. */
  reason?: string;
  /** What is wrong with other fields of the same form. */
  others?: Pick<Failure, 'field' | 'reason'>[];
  /** The quantity that the shop would take. */
  limit?: number;
  /** When a discount code is valid. ISO 8601. */
  from?: string;
  until?: string;
}

/** An `Error` that carries a {@link Failure}. Recognise it with {@link failureOf}, not with `instanceof`. */
export interface FailureError extends Error {
  failure: Failure;
  /** How long the shop asks to send no request, in milliseconds. Stays in the worker. */
  retryAfter?: number;
  /** The codes of the shop's error answer. Stay in the worker. */
  codes?: string[];
  /** Whether no attempt of the request has left the device. Stays in the worker. */
  neverSent?: boolean;
}

/** Makes the error to throw for a failure. */
export function fail(name: FailureName, facts: Omit<Failure, 'name'> = {}): FailureError {
  return Object.assign(new Error(name), { name: 'Failure', failure: { name, ...facts } });
}

/** The failure that a thrown value carries, or else `unexpected`. */
export function failureOf(thrown: unknown): Failure {
  const failure = (thrown as Partial<FailureError> | null | undefined)?.failure;
  return failure && failureNames.includes(failure.name) ? failure : { name: 'unexpected' };
}

/** Whether a thrown value is one of the named failures. */
export function isFailure(thrown: unknown, ...names: FailureName[]): boolean {
  return names.includes(failureOf(thrown).name);
}

/** Whether the shop may have done the request all the same: no readable answer came. */
export function isDoubtful(thrown: unknown): boolean {
  return isFailure(thrown, 'offline', 'timeout', 'unreachable', 'shop-failed', 'unintelligible');
}
