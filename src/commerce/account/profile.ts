/**
 * The customer's own record: read, changed with its version, and deleted.
 * https://docs.commercetools.com/api/projects/me-profile
 */
import type { ProfileChange } from '../../contract/account.ts';
import { fail, isFailure } from '../../contract/failure.ts';
import type { Api } from '../client/api.ts';
import type { OAuth } from '../client/oauth.ts';
import type { Session } from '../client/session.ts';
import type { Write } from '../client/writes.ts';
import { read } from '../wire.ts';
import { type CustomerRecord, customerActions, isApplied, recordOf } from './customer.ts';
import { customer as customerSchema, type WireCustomer } from './profile-wire.ts';
import { orRevoke } from './revoke-tokens.ts';

export interface ProfileApi {
  read(): Promise<CustomerRecord>;
  /**
   * Sends only the changed fields, so a change made elsewhere meanwhile stays. Fails with `email-taken`,
   * `input-refused`.
   */
  change(change: ProfileChange): Promise<CustomerRecord>;
  /**
   * Fails with `password-wrong`.
   *
   * @param lastEmail the customer's email as last known, for a session that can no longer read it from the shop
   */
  changePassword(current: string, next: string, lastEmail?: string): Promise<void>;
  /** Fails with `code-refused`. */
  confirmEmail(code: string): Promise<CustomerRecord>;
  /** Gives the customer whose password was reset. Fails with `code-refused`. */
  resetPassword(code: string, password: string): Promise<CustomerRecord>;
  /** @param wasAsked whether a worker that was stopped before the answer has sent the request already */
  delete(wasAsked: boolean): Promise<void>;
}

interface ProfileParts {
  api: Api;
  session: Session;
  oauth: OAuth;
  /** The scopes to ask for. */
  scopes: () => Promise<string[]>;
}

/** How often a change is sent for a new version of the customer. */
const maxRounds = 3;

/**
 * No answer to one of these writes proves by itself that the shop did nothing: it may answer a second arrival of the
 * request (see `client/writes.ts`). After any answer but success the customer is read, or the new password tried, and
 * that decides.
 */
export function createProfileApi(parts: ProfileParts): ProfileApi {
  const { api } = parts;
  return {
    read: async () => recordOf(await readCustomer(api)),
    change: async (change) => recordOf(await changeCustomer(api, change)),
    changePassword: (current, next, lastEmail) => changePassword(parts, current, next, lastEmail),
    confirmEmail: async (code) => {
      const send = () => redeem(api, 'customer.confirm-email', '/me/email/confirm', { tokenValue: code });
      const confirmed = async () => {
        const customer = await readCustomer(api);
        return customer.isEmailVerified ? customer : undefined;
      };
      return recordOf(await unlessDone(send, confirmed));
    },
    resetPassword: async (code, newPassword) =>
      recordOf(await redeem(api, 'customer.reset-password', '/me/password/reset', { tokenValue: code, newPassword })),
    delete: (wasAsked) => deleteCustomer(api, wasAsked),
  };
}

async function readCustomer(api: Api): Promise<WireCustomer> {
  return read(customerSchema, await api({ purpose: 'own', path: '/me' }));
}

async function post(
  api: Api,
  changes: Write,
  path: string,
  body: unknown,
  purpose: 'own' | 'browse' = 'own',
): Promise<WireCustomer> {
  return read(customerSchema, await api({ purpose, method: 'POST', path, body, changes }));
}

/** Sends a request that names the customer's version, and sends it again for a version that came in between. */
async function withVersion<Result>(api: Api, send: (customer: WireCustomer) => Promise<Result>): Promise<Result> {
  for (let round = 1; ; round += 1) {
    try {
      return await send(await readCustomer(api));
    } catch (thrown) {
      if (!isFailure(thrown, 'conflict') || round === maxRounds) throw thrown;
    }
  }
}

/** Sends a request, and where it fails, asks the shop whether it was done all the same. */
async function unlessDone<Result>(
  send: () => Promise<Result>,
  wasDone: () => Promise<Result | undefined>,
): Promise<Result> {
  try {
    return await send();
  } catch (thrown) {
    // The customer has signed out, so the shop is not asked in the customer's name any more.
    if (isFailure(thrown, 'superseded')) throw thrown;
    const done = await wasDone().catch(() => undefined);
    if (done === undefined) throw thrown;
    return done;
  }
}

async function redeem(api: Api, changes: Write, path: string, body: unknown): Promise<WireCustomer> {
  try {
    return await post(api, changes, path, body, 'browse');
  } catch (thrown) {
    if (isFailure(thrown, 'not-found')) throw fail('code-refused');
    throw thrown;
  }
}

function changeCustomer(api: Api, change: ProfileChange): Promise<WireCustomer> {
  return withVersion(api, async (customer) => {
    // An earlier press of the button may have made the change, though its worker was stopped.
    if (isApplied(change, customer)) return customer;
    const body = { version: customer.version, actions: customerActions(change, customer) };
    const changed = async () => {
      const latest = await readCustomer(api);
      return isApplied(change, latest) ? latest : undefined;
    };
    return unlessDone(() => post(api, 'customer.update', '/me', body), changed);
  });
}

async function changePassword(
  { api, session, oauth, scopes }: ProfileParts,
  currentPassword: string,
  newPassword: string,
  lastEmail: string | undefined,
): Promise<void> {
  const startedIn = session.generation();
  // The change ends every token of the customer, this session's too. So a sign-in with the new password proves the
  // change.
  const renew = async (email: string): Promise<true> => {
    const tokens = await oauth.password(email, newPassword, await scopes());
    await orRevoke(oauth, tokens, () => session.replaceTokens(tokens, startedIn));
    return true;
  };
  const change = ({ email, version }: WireCustomer) => {
    const send = async () => {
      await post(api, 'customer.password', '/me/password', { version, currentPassword, newPassword });
      return renew(email);
    };
    return unlessDone(send, () => renew(email));
  };
  const send = () => withVersion(api, change);
  await (lastEmail === undefined ? send() : unlessDone(send, () => renew(lastEmail)));
}

async function deleteCustomer(api: Api, wasAsked: boolean): Promise<void> {
  const send = async ({ version }: WireCustomer): Promise<true> => {
    const query: [string, string][] = [['version', String(version)]];
    await api({ purpose: 'own', method: 'DELETE', path: '/me', query, changes: 'customer.delete' });
    return true;
  };
  const isGone = () =>
    readCustomer(api).then(
      () => undefined,
      (thrown: unknown) => (isUnknownCustomer(thrown) ? true : undefined),
    );
  const remove = () => withVersion(api, (customer) => unlessDone(() => send(customer), isGone));
  await (wasAsked ? unlessDone(remove, isGone) : remove());
}

/** Whether a failure shows that the customer was deleted: the shop then knows neither the customer nor the session. */
function isUnknownCustomer(thrown: unknown): boolean {
  return isFailure(thrown, 'not-found', 'session-ended', 'sign-in-needed');
}
