/** Signing up, in and out at the shop. The password lives in these calls alone. */
import type { CartChoice, Credentials, SignUpForm } from '../contract/account.ts';
import { fail, isDoubtful, isFailure } from '../contract/failure.ts';
import { callProject, judgeAnswer, type Place } from './api.ts';
import type { Http, HttpRequest } from './http.ts';
import type { OAuth, Tokens } from './oauth.ts';
import type { Session, SessionRecord } from './session.ts';
import {
  cart as cartSchema,
  customer as customerSchema,
  read,
  signInResult,
  type WireCart,
  type WireCustomer,
} from './wire.ts';

export interface AccountParts {
  place: Place;
  http: Http;
  oauth: OAuth;
  session: Session;
  scopes: () => Promise<string[]>;
}

/** Who came in, and the cart that they have now; `undefined` for none. */
export interface Entered {
  customer: WireCustomer;
  cart: WireCart | undefined;
}

/** Both the guest and the customer have something in their carts. Nothing has changed yet. */
export interface Undecided {
  customerCart: WireCart;
}

export interface Accounts {
  /**
   * Signs in. The session is as it was when this fails (`credentials-wrong`, `cart-not-movable`) or when it is undecided.
   *
   * @param guestCart what the guest has; `undefined` for nothing
   */
  signIn(credentials: Credentials, guestCart: WireCart | undefined): Promise<Entered | Undecided>;
  /** Fails with `email-taken` or `input-refused`; the session is then as it was. */
  signUp(form: SignUpForm, guestCart: WireCart | undefined): Promise<Entered>;
}

const modes = { merge: 'MergeWithExistingCustomerCart', 'use-guest': 'UseAsNewActiveCustomerCart' } as const;

export function createAccounts({ place, http, oauth, session, scopes }: AccountParts): Accounts {
  const me = async (token: string, method: HttpRequest['method'], path: string, body?: unknown) =>
    judgeAnswer(await callProject(place, http, token, { method, path, repeatable: method === 'GET', body }));

  const activeCart = async (token: string): Promise<WireCart | undefined> => {
    try {
      return read(cartSchema, await me(token, 'GET', '/me/active-cart'));
    } catch (thrown) {
      if (isFailure(thrown, 'not-found')) return undefined;
      throw thrown;
    }
  };

  /**
   * Only `/me/login` with the guest's own token brings the guest's cart along; the password grant moves nothing.
   * https://docs.commercetools.com/api/projects/me-profile#authenticate-sign-in-customer
   */
  const bringCart = async ({ email, password }: Credentials, choice: keyof typeof modes): Promise<Entered> => {
    const guest = await session.bearer('own');
    const body = { email, password, activeCartSignInMode: modes[choice] };
    try {
      const { customer, cart } = read(signInResult, await me(guest.token, 'POST', '/me/login', body));
      return { customer, cart };
    } catch (thrown) {
      // The shop recalculates the cart for the customer, and the password was right a moment ago.
      if (isFailure(thrown, 'not-sold-here', 'tax-unknown')) throw fail('cart-not-movable');
      throw thrown;
    }
  };

  /** Goes in with new tokens, and ends those of a guest, whom nobody needs any more. */
  const enter = async (tokens: Tokens, keep: boolean): Promise<void> => {
    const left = await session.enter('customer', tokens, keep);
    if (left.kind === 'guest') void revokeTokens(oauth, left).catch(() => {});
  };

  const signIn = async (credentials: Credentials, guestCart: WireCart | undefined): Promise<Entered | Undecided> => {
    const tokens = await oauth.password(credentials.email, credentials.password, await scopes());
    const { value: token } = tokens.access;
    const unused = () => void revokeTokens(oauth, tokens).catch(() => {});
    try {
      const holding = guestCart !== undefined && guestCart.lineItems.length > 0;
      const theirs = await activeCart(token);
      const choice: CartChoice | undefined = !holding
        ? 'leave-guest'
        : theirs && theirs.lineItems.length > 0
          ? credentials.carts
          : 'merge';
      if (!choice) {
        unused();
        return { customerCart: theirs as WireCart };
      }
      const entered =
        choice === 'leave-guest'
          ? { customer: read(customerSchema, await me(token, 'GET', '/me')), cart: theirs }
          : await bringCart(credentials, choice);
      await enter(tokens, credentials.keepSignedIn);
      return entered;
    } catch (thrown) {
      unused();
      throw thrown;
    }
  };

  const signUp = async (form: SignUpForm): Promise<Entered> => {
    const { firstName, lastName, email, password } = form;
    // With a guest's token the shop gives the guest's cart to the new customer.
    const { token } = await session.bearer('browse');
    const body = { firstName, lastName, email, password };
    const result = read(signInResult, await me(token, 'POST', '/me/signup', body));
    // A sign-up brings no token.
    await enter(await oauth.password(email, password, await scopes()), form.keepSignedIn);
    return { customer: result.customer, cart: result.cart };
  };

  return {
    signIn,
    signUp: async (form, guestCart) => {
      try {
        return await signUp(form);
      } catch (thrown) {
        // The answer to a first try may have been lost, and then the email is taken: by this very account.
        if (!isFailure(thrown, 'email-taken') && !isDoubtful(thrown)) throw thrown;
        const entered = await signIn({ ...form, carts: form.carts ?? 'merge' }, guestCart).catch(() => {
          throw thrown;
        });
        return 'customer' in entered ? entered : Promise.reject(thrown);
      }
    },
  };
}

/** Ends the tokens of a session at the shop. Both are named, for whether one ends the other is not documented. */
export async function revokeTokens(oauth: OAuth, { access, refresh }: Pick<SessionRecord, 'access' | 'refresh'>) {
  await Promise.all([
    refresh && oauth.revoke(refresh, 'refresh_token'),
    access && oauth.revoke(access.value, 'access_token'),
  ]);
}
