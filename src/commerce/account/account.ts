/** Signing up, in and out at the shop. The password lives in these calls alone. */
import type { CartChoice, Credentials, SignUpForm } from '../../contract/account.ts';
import { type FailureError, fail, isFailure } from '../../contract/failure.ts';
import { cart as cartSchema, type WireCart } from '../cart/cart-wire.ts';
import type { Languages } from '../catalog/project-languages.ts';
import { type Api, callProject, judgeAnswer } from '../client/api.ts';
import type { Http } from '../client/http.ts';
import type { OAuth, Tokens } from '../client/oauth.ts';
import type { ProjectConnection } from '../client/project.ts';
import type { Session } from '../client/session.ts';
import type { SessionRecord } from '../client/session-state.ts';
import { read } from '../wire.ts';
import { customer as customerSchema, signInResult, type WireCustomer } from './profile-wire.ts';

export interface AccountParts {
  project: ProjectConnection;
  api: Api;
  http: Http;
  oauth: OAuth;
  session: Session;
  scopes: () => Promise<string[]>;
  /** In the shop's language: see {@link Languages.inKnownLanguage}. */
  inKnownLanguage: Languages['inKnownLanguage'];
  /** Is done before the session of a customer is stored: nothing of somebody else's may be theirs. */
  beforeSignIn: (customer: WireCustomer, keep: boolean) => Promise<void>;
}

/** Who came in, and the cart that they have now; `undefined` for none. */
export interface SignedIn {
  customer: WireCustomer;
  cart: WireCart | undefined;
  /** The cart that the customer had before a guest's came along; `undefined` for none. */
  previousCart?: WireCart | undefined;
  /** Of the session that they began: see {@link Session.generation}. */
  generation: number;
}

/** Both the guest and the customer have something in their carts. Nothing has changed yet. */
export interface UndecidedCarts {
  customerCart: WireCart;
}

export interface AccountApi {
  /**
   * Signs in. The session is as it was when this fails (`credentials-wrong`, `cart-not-movable`) or when it is undecided.
   *
   * @param guestCart what the guest has; `undefined` for nothing
   */
  signIn(credentials: Credentials, guestCart: WireCart | undefined): Promise<SignedIn | UndecidedCarts>;
  /** Fails with `email-taken` or `input-refused`; the session is then as it was. */
  signUp(form: SignUpForm, guestCart: WireCart | undefined): Promise<SignedIn>;
}

const modes = { merge: 'MergeWithExistingCustomerCart', 'use-guest': 'UseAsNewActiveCustomerCart' } as const;

export function createAccountApi({
  project,
  api,
  http,
  oauth,
  session,
  scopes,
  inKnownLanguage,
  beforeSignIn,
}: AccountParts): AccountApi {
  /** Reads for the holder of a token that is not the session's yet. */
  const readAs = async (token: string, path: string) =>
    judgeAnswer(await callProject(project, http, token, { method: 'GET', path, changes: 'nothing' }));

  const activeCart = async (token: string): Promise<WireCart | undefined> => {
    try {
      return read(cartSchema, await readAs(token, '/me/active-cart'));
    } catch (thrown) {
      // A client without the scope for carts signs in all the same.
      if (isFailure(thrown, 'not-found', 'scope-missing')) return undefined;
      throw thrown;
    }
  };

  /**
   * Only `/me/login` with the guest's own token brings the guest's cart along; the password grant moves nothing.
   * https://docs.commercetools.com/api/projects/me-profile#authenticate-sign-in-customer
   */
  const bringCart = async ({ email, password }: Credentials, choice: keyof typeof modes) => {
    const body = { email, password, activeCartSignInMode: modes[choice] };
    const request = { purpose: 'own', method: 'POST', path: '/me/login', body, changes: 'customer.sign-in' } as const;
    try {
      const { customer, cart } = read(signInResult, await api(request));
      return { customer, cart };
    } catch (thrown) {
      // The shop recalculates the cart for the customer, and the password was right a moment ago.
      if (isFailure(thrown, 'not-sold-here', 'tax-unknown')) throw fail('cart-not-movable');
      throw thrown;
    }
  };

  /** Goes in with new tokens, and ends those of whoever was here before. */
  const enter = async (customer: WireCustomer, tokens: Tokens, keep: boolean, mark: number): Promise<number> => {
    const entered = await session.signIn(tokens, keep, mark, () => beforeSignIn(customer, keep));
    void revokeTokens(oauth, entered.left).catch(() => {});
    return entered.generation;
  };

  const signIn = async (
    credentials: Credentials,
    guestCart: WireCart | undefined,
    mark: number,
  ): Promise<SignedIn | UndecidedCarts> => {
    const tokens = await oauth.password(credentials.email, credentials.password, await scopes());
    const { value: token } = tokens.access;
    try {
      const theirs = await activeCart(token);
      const choice = chosen(credentials.carts, guestCart, theirs);
      if (choice === undefined) {
        void revokeTokens(oauth, tokens).catch(() => {});
        return { customerCart: theirs as WireCart };
      }
      const found =
        choice === 'leave-guest'
          ? { customer: read(customerSchema, await readAs(token, '/me')), cart: theirs }
          : await bringCart(credentials, choice);
      return {
        ...found,
        previousCart: theirs,
        generation: await enter(found.customer, tokens, credentials.keepSignedIn, mark),
      };
    } catch (thrown) {
      void revokeTokens(oauth, tokens).catch(() => {});
      throw thrown;
    }
  };

  const signUp = async (form: SignUpForm, mark: number): Promise<SignedIn> => {
    const { firstName, lastName, email, password } = form;
    const body = { firstName, lastName, email, password };
    // With a guest's token the shop gives the guest's cart to the new customer.
    const request = { purpose: 'browse', method: 'POST', path: '/me/signup', changes: 'customer.sign-up' } as const;
    const answer = await inKnownLanguage((locale) => api({ ...request, body: { ...body, ...(locale && { locale }) } }));
    const { customer, cart } = read(signInResult, answer);
    // A sign-up brings no token.
    const tokens = await oauth.password(email, password, await scopes());
    try {
      return { customer, cart, generation: await enter(customer, tokens, form.keepSignedIn, mark) };
    } catch (thrown) {
      void revokeTokens(oauth, tokens).catch(() => {});
      throw thrown;
    }
  };

  return {
    signIn: (credentials, guestCart) => signIn(credentials, guestCart, session.generation()),
    signUp: async (form, guestCart) => {
      const mark = session.generation();
      for (let round = 1; ; round += 1) {
        try {
          return await signUp(form, mark);
        } catch (thrown) {
          // Whatever the shop answered may be the answer to a second arrival of the request; then the account is there, with
          // this password. An account of long ago that has a cart of its own: signing in asks about it.
          const entered = await signIn(form, guestCart, mark).catch(() => undefined);
          if (entered && 'customer' in entered) return entered;
          // Two sign-ups at once with one email: https://docs.commercetools.com/api/errors#lockedfield
          const isLocked = (thrown as FailureError).codes?.includes('LockedField') === true;
          if (!isLocked || round === signUpRounds) throw thrown;
        }
      }
    },
  };
}

const signUpRounds = 3;

/** What becomes of the carts; `undefined` when the shopper has to say. */
function chosen(
  said: CartChoice | undefined,
  guestCart: WireCart | undefined,
  theirs: WireCart | undefined,
): CartChoice | undefined {
  const guestHolds = guestCart !== undefined && guestCart.lineItems.length > 0;
  // A cart that is the customer's already came along with a sign-up whose answer was lost.
  if (!guestHolds || said === 'leave-guest' || theirs?.id === guestCart.id) return 'leave-guest';
  return theirs && theirs.lineItems.length > 0 ? said : 'merge';
}

/** Ends the tokens of a session at the shop. Both are named, for whether one ends the other is not documented. */
export async function revokeTokens(oauth: OAuth, { access, refresh }: Pick<SessionRecord, 'access' | 'refresh'>) {
  await Promise.all([
    refresh && oauth.revoke(refresh, 'refresh_token'),
    access && oauth.revoke(access.value, 'access_token'),
  ]);
}
