/**
 * Errors in the form of commercetools: status, `errors[].code` and the fields of that code.
 *
 * @see https://docs.commercetools.com/api/errors
 */
import type { DiscountCodeNonApplicableError, ErrorObject } from '@commercetools/platform-sdk';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An error response. The store's parts throw it, and one place turns it into a response. */
export interface Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: unknown;
}

export function isRefusal(thrown: unknown): thrown is Refusal {
  return thrown instanceof Error && 'status' in thrown && 'body' in thrown;
}

/** An error response with one error. The body repeats the error's message, as the real API does. */
export function refuse(status: ContentfulStatusCode, error: ErrorObject): Refusal {
  const body = { statusCode: status, message: error.message, errors: [error] };
  return Object.assign(new Error(error.message), { status, body });
}

/** An error in the form of the auth host, which the API host uses for 401 and 403 too. */
export function refuseAuth(status: ContentfulStatusCode, code: string, message: string): Refusal {
  const body = { statusCode: status, message, errors: [{ code, message }], error: code, error_description: message };
  return Object.assign(new Error(message), { status, body });
}

export function resourceNotFound(id: string): Refusal {
  return refuse(404, { code: 'ResourceNotFound', message: `The Resource with ID '${id}' was not found.` });
}

export function keyNotFound(key: string): Refusal {
  return refuse(404, { code: 'ResourceNotFound', message: `The Resource with key '${key}' was not found.` });
}

/** The path is no endpoint of the API, or the project is not on this host. */
export function pathNotFound(path: string): Refusal {
  return refuse(404, { code: 'ResourceNotFound', message: `URI not found: ${path}` });
}

export function concurrentModification(id: string, expected: number, currentVersion: number): Refusal {
  const message = `Object ${id} has a different version than expected. Expected: ${expected} - Actual: ${currentVersion}.`;
  return refuse(409, { code: 'ConcurrentModification', message, currentVersion });
}

/** The body is no JSON, or has the wrong shape; a missing required field gives this error too. */
export function invalidJson(detailedErrorMessage: string): Refusal {
  const message = 'Request body does not contain valid JSON.';
  return refuse(400, { code: 'InvalidJsonInput', message, detailedErrorMessage });
}

export function invalidInput(message: string): Refusal {
  return refuse(400, { code: 'InvalidInput', message });
}

export function malformedParameter(name: string, why: string): Refusal {
  return invalidInput(`Malformed parameter: ${name}: ${why}`);
}

/** Product Projection Search and suggestions share one index, which a project may lack. */
export function searchDeactivated(): Refusal {
  const message =
    'The endpoint is deactivated for this project. Please enable it via the Project endpoint, via the Merchant Center in the Project settings, or reach out to Support to enable it.';
  return refuse(400, { code: 'SearchDeactivated', message });
}

export function invalidField(field: string, invalidValue: unknown, allowedValues?: unknown[]): Refusal {
  const message = `The value '${String(invalidValue)}' is not valid for field '${field}'.`;
  return refuse(400, {
    code: 'InvalidField',
    message,
    field,
    invalidValue,
    ...(allowedValues === undefined ? {} : { allowedValues }),
  });
}

export function requiredField(field: string): Refusal {
  return refuse(400, { code: 'RequiredField', message: `A value is required for field '${field}'.`, field });
}

export function duplicateField(field: string, duplicateValue: unknown): Refusal {
  const message = `A duplicate value '"${String(duplicateValue)}"' exists for field '${field}'.`;
  return refuse(400, { code: 'DuplicateField', message, field, duplicateValue });
}

export function invalidOperation(message: string): Refusal {
  return refuse(400, { code: 'InvalidOperation', message });
}

/** The details of a discount code that a cart rejects. */
type NonApplicable = Omit<DiscountCodeNonApplicableError, 'code' | 'message'>;

export function discountCodeNonApplicable(about: NonApplicable & { discountCode: string }): Refusal {
  const message = `The discountCode '${about.discountCode}' cannot be applied to the cart.`;
  return refuse(400, { code: 'DiscountCodeNonApplicable', message, ...about });
}

export function maxResourceLimitExceeded(limit: number, exceededResource: 'discount-code'): Refusal {
  const message = `You have exceeded the limit of ${limit} resources of type ${exceededResource}.`;
  return refuse(400, { code: 'MaxResourceLimitExceeded', message, exceededResource });
}

export function referencedResourceNotFound(
  typeId: 'product' | 'discount-code' | 'store' | 'shipping-method',
  named: { id: string } | { key: string },
): Refusal {
  const [identifier] = Object.values(named);
  const message = `The referenced object of type '${typeId}' with identifier '${identifier}' was not found. It either doesn't exist, or it can't be accessed from this endpoint (e.g., if the endpoint filters by store or customer account).`;
  return refuse(400, { code: 'ReferencedResourceNotFound', message, typeId, ...named });
}
