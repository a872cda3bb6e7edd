/**
 * The tokens in the shop's e-mails: one kind verifies an e-mail address, the other sets a new password.
 *
 * @see https://docs.commercetools.com/api/customers-overview#customer-email-verification
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { CustomerToken } from '@commercetools/platform-sdk';
import { refuse } from '../project/errors.ts';

export type CustomerTokenKind = 'email' | 'password';

/**
 * Default lifetime of a token. The API has a default for passwords only; for e-mail addresses a shop sets its own, here
 * three days.
 *
 * @see https://docs.commercetools.com/api/releases/2025-06-04-improved-email-verification-and-password-reset-flows
 */
const defaultMinutes = { email: 4320, password: 1440 } as const satisfies Record<CustomerTokenKind, number>;

const expired = {
  email: { code: 'ExpiredCustomerEmailToken', message: 'The given email token has expired.' },
  password: { code: 'ExpiredCustomerPasswordToken', message: 'The given password token has expired.' },
} as const;

export function createCustomerTokenBook({ now }: { now: () => number }) {
  const books = { email: new Map<string, CustomerToken>(), password: new Map<string, CustomerToken>() };

  return {
    /** Issues a new token. Older tokens stay valid. */
    issue(kind: CustomerTokenKind, customerId: string, ttlMinutes: number = defaultMinutes[kind]): CustomerToken {
      const token: CustomerToken = {
        id: randomUUID(),
        customerId,
        value: randomBytes(30).toString('base64url'),
        createdAt: new Date(now()).toISOString(),
        expiresAt: new Date(now() + ttlMinutes * 60_000).toISOString(),
        invalidateOlderTokens: false,
      };
      books[kind].set(token.value, token);
      return token;
    },
    /** The id of the token's customer. Rejects an unknown or used token with 404 and an expired one with 400. */
    ownerOf(kind: CustomerTokenKind, value: string): string {
      const token = books[kind].get(value);
      if (token === undefined) throw customerTokenNotFound(value);
      if (Date.parse(token.expiresAt) <= now()) throw refuse(400, expired[kind]);
      return token.customerId;
    },
    /** Invalidates all tokens of a kind that the customer was sent. Redeeming one token does this. */
    endOfCustomer(kind: CustomerTokenKind, customerId: string): void {
      for (const [value, token] of books[kind]) if (token.customerId === customerId) books[kind].delete(value);
    },
  };
}

/** The message repeats the token as the real one does, so a client that shows or logs the message shows a secret. */
export function customerTokenNotFound(value: string) {
  return refuse(404, { code: 'ResourceNotFound', message: `The Customer with ID 'Token(${value})' was not found.` });
}
