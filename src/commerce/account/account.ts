/** Sign-in and sign-up at the shop. The password lives in these calls alone. */
import type { CartChoice, Credentials, SignUpForm } from '../../contract/account.ts';
import { type FailureError, fail, isFailure } from '../../contract/failure.ts';
import { cart as cartSchema, type WireCart } from '../cart/cart-wire.ts';
import type { Languages } from '../catalog/project-languages.ts';
import { type Api, callProject, judgeAnswer } from '../client/api.ts';
import type { Http } from '../client/http.ts';
import type { OAuth, Tokens } from '../client/oauth.ts';
import type { ProjectConnection } from '../client/project.ts';
import type { Session } from '../client/session.ts';
import { read } from '../wire.ts';
import { chooseCart, type UndecidedCarts } from './choose-cart.ts';
import { type Customer, customerOf } from './customer.ts';
import { customer as customerSchema, signInResult, type WireCustomer } from './profile-wire.ts';
import { orRevoke, revokeQuietly } from './revoke-tokens.ts';

export interface AccountParts {
  project: ProjectConnection;
  api: Api;
  http: Http;
  oauth: OAuth;
  session: Session;
  /** The scopes to ask for. */
  scopes: () => Promise<string[]>;
  /** Sends the sign-up in the project's language: see {@link Languages.inKnownLanguage}. */
  inKnownLanguage: Languages['inKnownLanguage'];
  /** Runs before the session of a customer is stored, to delete the previous customer's data. */
  beforeSignIn: (customer: Customer, keep: boolean) => Promise<void>;
}

/** The customer who has signed in, and the customer's cart; `undefined` for none. */
export interface SignedIn {
  customer: Customer;
  cart: WireCart | undefined;
  /** The cart that the customer had before the guest's cart was moved; `undefined` for none. */
  previousCart?: WireCart | undefined;
  /** Session generation of the session that has begun: see {@link Session.generation}. */
  generation: number;
}

interface CustomerWithCart {
  customer: WireCustomer;
  cart?: WireCart | undefined;
}

export interface AccountApi {
  /**
   * Signs in. The session stays as it was when this fails (`credentials-wrong`, `cart-not-movable`) or gives
   * {@link UndecidedCarts}.
   *
   * @param guestCart the guest's cart; `undefined` for none
   */
  signIn(credentials: Credentials, guestCart: WireCart | undefined): Promise<SignedIn | UndecidedCarts<WireCart>>;
  /** Fails with `email-taken` or `input-refused`; the session then stays as it was. */
  signUp(form: SignUpForm, guestCart: WireCart | undefined): Promise<SignedIn>;
}

const signInModes = { merge: 'MergeWithExistingCustomerCart', 'use-guest': 'UseAsNewActiveCustomerCart' } as const;

/** How often a sign-up is sent that meets another sign-up with the same email. */
const maxSignUps = 3;

export function createAccountApi(parts: AccountParts): AccountApi {
  const { session } = parts;
  return {
    signIn: (credentials, guestCart) => signIn(parts, credentials, guestCart, session.generation()),
    signUp: async (form, guestCart) => {
      const startedIn = session.generation();
      for (let round = 1; ; round += 1) {
        try {
          return await signUp(parts, form, startedIn);
        } catch (thrown) {
          // A refusal may answer the second arrival of the request. Then the account exists and has this password. An
          // account that existed before, with a cart of its own, is left alone: signing in asks about the carts.
          const signedIn = await signIn(parts, form, guestCart, startedIn).catch(() => undefined);
          if (signedIn && 'customer' in signedIn) return signedIn;
          // Two sign-ups at once with one email: https://docs.commercetools.com/api/errors#lockedfield
          const isLocked = (thrown as FailureError).codes?.includes('LockedField') === true;
          if (!isLocked || round === maxSignUps) throw thrown;
        }
      }
    },
  };
}

async function signIn(
  parts: AccountParts,
  credentials: Credentials,
  guestCart: WireCart | undefined,
  startedIn: number,
): Promise<SignedIn | UndecidedCarts<WireCart>> {
  const { oauth, scopes } = parts;
  const tokens = await oauth.password(credentials.email, credentials.password, await scopes());
  return orRevoke(oauth, tokens, async () => {
    const customerCart = await readActiveCart(parts, tokens);
    const choice = chooseCart(credentials.carts, guestCart, customerCart);
    if (typeof choice !== 'string') {
      revokeQuietly(oauth, tokens);
      return choice;
    }
    const answer =
      choice === 'leave-guest'
        ? { customer: read(customerSchema, await readAs(parts, tokens, '/me')), cart: customerCart }
        : await moveGuestCart(parts, credentials, choice);
    return { ...(await enter(parts, answer, tokens, credentials, startedIn)), previousCart: customerCart };
  });
}

async function signUp(parts: AccountParts, form: SignUpForm, startedIn: number): Promise<SignedIn> {
  const { api, oauth, scopes, inKnownLanguage } = parts;
  const { firstName, lastName, email, password } = form;
  // With a guest's token the shop gives the guest's cart to the new customer.
  const answer = await inKnownLanguage((locale) => {
    const body = { firstName, lastName, email, password, ...(locale && { locale }) };
    return api({ purpose: 'browse', method: 'POST', path: '/me/signup', body, changes: 'customer.sign-up' });
  });
  const signedUp = read(signInResult, answer);
  // The answer to a sign-up holds no token.
  const tokens = await oauth.password(email, password, await scopes());
  return orRevoke(oauth, tokens, () => enter(parts, signedUp, tokens, form, startedIn));
}

/** Begins the customer's session, and ends the tokens of the former one at the shop. */
async function enter(
  { session, oauth, beforeSignIn }: AccountParts,
  { customer: wire, cart }: CustomerWithCart,
  tokens: Tokens,
  { keepSignedIn }: Credentials,
  startedIn: number,
): Promise<SignedIn> {
  const customer = customerOf(wire);
  const before = () => beforeSignIn(customer, keepSignedIn);
  const { left, generation } = await session.signIn(tokens, keepSignedIn, startedIn, before);
  revokeQuietly(oauth, left);
  return { customer, cart, generation };
}

/**
 * Only `/me/login` with the guest's own token moves the guest's cart; the password grant moves none.
 * https://docs.commercetools.com/api/projects/me-profile#authenticate-sign-in-customer
 */
async function moveGuestCart(
  { api }: AccountParts,
  { email, password }: Credentials,
  carts: Exclude<CartChoice, 'leave-guest'>,
): Promise<CustomerWithCart> {
  const body = { email, password, activeCartSignInMode: signInModes[carts] };
  const request = { purpose: 'own', method: 'POST', path: '/me/login', body, changes: 'customer.sign-in' } as const;
  try {
    return read(signInResult, await api(request));
  } catch (thrown) {
    // The shop recalculates the cart for the customer, and the password was right a moment ago.
    if (isFailure(thrown, 'not-sold-here', 'tax-unknown')) throw fail('cart-not-movable');
    throw thrown;
  }
}

async function readActiveCart(parts: AccountParts, tokens: Tokens): Promise<WireCart | undefined> {
  try {
    return read(cartSchema, await readAs(parts, tokens, '/me/active-cart'));
  } catch (thrown) {
    // A client without the scope for carts signs in all the same.
    if (isFailure(thrown, 'not-found', 'scope-missing')) return undefined;
    throw thrown;
  }
}

/** Reads with tokens that are not the session's yet. */
async function readAs({ project, http }: AccountParts, { access }: Tokens, path: string): Promise<unknown> {
  return judgeAnswer(await callProject(project, http, access.value, { path }));
}
