/** Turns an error answer of commercetools, by its status and codes, into a failure of the closed list. */
import * as v from 'valibot';
import { type FailureError, type FailureName, fail } from '../../contract/failure.ts';
import { maybe, optionalText, textOrEmpty } from '../wire.ts';
import type { HttpAnswer } from './http.ts';

/**
 * Both error bodies: the API's `errors[].code` and the auth host's `error`. https://docs.commercetools.com/api/errors
 */
const errorBody = v.object({
  message: textOrEmpty,
  error: optionalText,
  errors: v.fallback(
    v.array(
      v.looseObject({
        code: v.string(),
        field: optionalText,
        maxCartQuantity: maybe(v.number()),
        minCartQuantity: maybe(v.number()),
        reason: optionalText,
        validFrom: optionalText,
        validUntil: optionalText,
      }),
    ),
    [],
  ),
});

const failureOfCode: Record<string, FailureName> = {
  invalid_client: 'client-refused',
  unauthorized_client: 'client-refused',
  invalid_scope: 'scope-missing',
  insufficient_scope: 'scope-missing',
  invalid_customer_account_credentials: 'credentials-wrong',
  InvalidCredentials: 'credentials-wrong',
  InvalidCurrentPassword: 'password-wrong',
  ExpiredCustomerEmailToken: 'code-refused',
  ExpiredCustomerPasswordToken: 'code-refused',
  invalid_grant: 'session-ended',
  invalid_token: 'session-ended',
  DuplicateField: 'email-taken',
  MatchingPriceNotFound: 'not-sold-here',
  LineItemQuantityAboveLimit: 'above-limit',
  LineItemQuantityBelowLimit: 'below-limit',
  MissingTaxRateForCountry: 'tax-unknown',
  MaxResourceLimitExceeded: 'too-many-codes',
  ConcurrentModification: 'conflict',
  SearchDeactivated: 'search-off',
  SearchNotReady: 'search-off',
  SearchIndexingInProgress: 'search-off',
  ObjectNotFound: 'search-off',
  InvalidField: 'input-refused',
  RequiredField: 'input-refused',
  InvalidInput: 'input-refused',
  ResourceNotFound: 'not-found',
  ReferencedResourceNotFound: 'no-longer-sold',
};

/** The codes of an error answer, as the shop wrote them. */
function errorCodes(body: unknown): string[] {
  const parsed = v.safeParse(errorBody, body);
  if (!parsed.success) return [];
  return [...parsed.output.errors.map((error) => error.code), ...(parsed.output.error ? [parsed.output.error] : [])];
}

/**
 * The pause after a 429 without a readable `Retry-After`. commercetools exposes that header to no other origin, so the
 * worker reads it only where the shopper has granted access to the host. Milliseconds.
 */
const defaultPause = 5_000;

/** The failure that an answer other than 2xx stands for, with the shop's codes and the pause it asks for. */
export function apiFailure(answer: HttpAnswer): FailureError {
  const retryAfter = answer.retryAfter ?? (answer.status === 429 ? defaultPause : undefined);
  const codes = errorCodes(answer.body);
  return Object.assign(namedFailure(answer), { codes, ...(retryAfter !== undefined && { retryAfter }) });
}

function namedFailure(answer: HttpAnswer): FailureError {
  const { status, supportId, host } = answer;
  if (status >= 500 || status === 429) return fail('shop-failed', { supportId, host });
  const parsed = v.safeParse(errorBody, answer.body);
  if (!parsed.success) return fail('unintelligible', { host, supportId });

  const [first] = parsed.output.errors;
  if (first?.code === 'DiscountCodeNonApplicable') return discountCodeFailure(first, supportId);
  const name = errorCodes(answer.body)
    .map((code) => (Object.hasOwn(failureOfCode, code) ? failureOfCode[code] : undefined))
    .find((known) => known !== undefined);
  const scope = name === 'scope-missing' ? missingScope(parsed.output.message) : undefined;
  // No shopper has this scope: an agent of the shop holds the cart.
  if (scope === 'manage_locked_carts') return fail('cart-locked', { supportId });
  const limit = first?.maxCartQuantity ?? first?.minCartQuantity;
  return fail(name ?? 'refused', {
    supportId,
    ...(first?.field && { field: first.field }),
    ...(scope && { scope }),
    ...(limit !== undefined && { limit }),
  });
}

/** https://docs.commercetools.com/api/errors#discountcodenonapplicable */
function discountCodeFailure(
  {
    reason,
    validFrom: from,
    validUntil: until,
  }: { [Field in 'reason' | 'validFrom' | 'validUntil']?: string | undefined },
  supportId: string,
): FailureError {
  if (reason === 'DoesNotExist') return fail('code-unknown', { supportId });
  if (reason !== 'TimeRangeNonApplicable') return fail('code-inactive', { supportId });
  return fail('code-not-now', { supportId, ...(from && { from }), ...(until && { until }) });
}

/**
 * The first scope that a message names: `… is missing: manage_my_orders, manage_orders`, with or without its project.
 */
function missingScope(message: string): string | undefined {
  return /\b([a-z]+(?:_[a-z]+)+)\b/.exec(message)?.[1];
}
