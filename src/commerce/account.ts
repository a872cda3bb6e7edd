/** Signing up, in and out at the shop. The password lives in these calls alone. */
import type { Credentials, SignUpForm } from '../contract/account.ts';
import type { Connection } from '../contract/settings.ts';
import { callProject, judgeAnswer } from './api.ts';
import type { Http } from './http.ts';
import type { OAuth, Tokens } from './oauth.ts';
import { read } from './search.ts';
import type { Session, SessionRecord } from './session.ts';
import { customer as customerSchema, signInResult, type WireCart, type WireCustomer } from './wire.ts';

export interface AccountParts {
  connection: Connection;
  http: Http;
  oauth: OAuth;
  session: Session;
  scopes: () => Promise<string[]>;
}

/** Who came in, and the cart that came along; `undefined` when the shop has to be asked for it. */
export interface Entered {
  customer: WireCustomer;
  cart: WireCart | undefined;
}

export interface Accounts {
  /** Fails with `credentials-wrong`; the session is then as it was. */
  signIn(credentials: Credentials): Promise<Entered>;
  /** Fails with `email-taken` or `input-refused`; the session is then as it was. */
  signUp(form: SignUpForm): Promise<Entered>;
  /** Leaves the session at once. The second step ends its tokens at the shop, which may be out of reach. */
  signOut(): Promise<{ revoked: Promise<void> }>;
}

export function createAccounts({ connection, http, oauth, session, scopes }: AccountParts): Accounts {
  const me = (token: string, method: 'GET' | 'POST', path: string, body?: unknown) =>
    callProject(connection, http, token, { method, path, repeatable: method === 'GET', body }).then(judgeAnswer);

  /**
   * Only `/me/login` with the guest's own token brings the guest's cart along; the password grant moves nothing.
   * https://docs.commercetools.com/api/projects/me-profile#authenticate-sign-in-customer
   */
  const bringCart = async (guest: string, { email, password }: Credentials): Promise<Entered> => {
    const body = { email, password, activeCartSignInMode: 'MergeWithExistingCustomerCart' };
    const result = read(signInResult, await me(guest, 'POST', '/me/login', body));
    return { customer: result.customer, cart: result.cart };
  };

  const revoke = async ({ access, refresh }: Pick<SessionRecord, 'access' | 'refresh'>) => {
    await Promise.all([
      refresh && oauth.revoke(refresh, 'refresh_token'),
      access && oauth.revoke(access.value, 'access_token'),
    ]);
  };

  /** Ends tokens nobody will use again. They also run out by themselves, so a failure changes nothing. */
  const revokeQuietly = (tokens: Pick<SessionRecord, 'access' | 'refresh'>) => revoke(tokens).catch(() => {});

  const enter = async (tokens: Tokens, keep: boolean) => {
    const left = await session.enter('customer', tokens, keep);
    if (left.kind === 'guest') void revokeQuietly(left);
  };

  return {
    signIn: async (credentials) => {
      const tokens = await oauth.password(credentials.email, credentials.password, await scopes());
      const { kind } = await session.current();
      let entered: Entered;
      try {
        entered =
          kind === 'guest'
            ? await bringCart((await session.bearer('own')).token, credentials)
            : { customer: read(customerSchema, await me(tokens.access.value, 'GET', '/me')), cart: undefined };
      } catch (thrown) {
        void revokeQuietly(tokens);
        throw thrown;
      }
      await enter(tokens, credentials.keepSignedIn);
      return entered;
    },

    signUp: async ({ firstName, lastName, email, password, keepSignedIn }) => {
      // With a guest's token the shop gives the guest's cart to the new customer.
      const { token } = await session.bearer('browse');
      const body = { firstName, lastName, email, password };
      const result = read(signInResult, await me(token, 'POST', '/me/signup', body));
      // A sign-up brings no token.
      await enter(await oauth.password(email, password, await scopes()), keepSignedIn);
      return { customer: result.customer, cart: result.cart };
    },

    signOut: async () => {
      const left = await session.leave();
      return { revoked: left.kind === 'nobody' ? Promise.resolve() : revoke(left) };
    },
  };
}
