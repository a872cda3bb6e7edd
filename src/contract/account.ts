import type { Cart, CountedLine } from './cart.ts';

/** Who is here: nobody yet, a guest with a cart, a customer, or a customer whose session the shop has ended. */
export type Account =
  | { state: 'none' | 'guest' }
  /** `email` is whose session it was, for the form. */
  | { state: 'ended'; email?: string }
  | { state: 'customer'; email: string; firstName?: string; lastName?: string };

export interface Credentials {
  email: string;
  /** Passed on as typed: never trimmed, stored or logged. */
  password: string;
  /** Whether the session may outlive the browser. */
  keepSignedIn: boolean;
  /** The answer to a {@link CartQuestion}. */
  carts?: CartChoice;
}

/** What becomes of a guest's cart whose owner has another: one of both, the guest's alone, or the other alone. */
export type CartChoice = 'merge' | 'use-guest' | 'leave-guest';

export interface SignUpForm extends Credentials {
  firstName: string;
  lastName: string;
}

/** Who is here now, and the cart that came with it. */
export interface AccountWithCart {
  account: Account;
  /** With the commands in it that had waited for this entrance. */
  cart: Cart;
}

/** Both carts hold something, and nothing has happened yet: the shopper decides, and signs in again with `carts`. */
export interface CartQuestion {
  guest: Cart;
  customer: Cart;
}

/** What signing out would lose: changes of the cart that have not reached the shop. */
export interface UnsentChanges {
  /** How many. */
  count: number;
  /** The lines that they are about, as they would be; none where they are about the cart as a whole. */
  lines: CountedLine[];
}

export interface Address {
  /** Absent for a new one. */
  id?: string;
  firstName: string;
  lastName: string;
  street: string;
  postalCode: string;
  city: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
}

export interface Profile {
  email: string;
  emailVerified: boolean;
  firstName: string;
  lastName: string;
  addresses: Address[];
  defaultShippingId?: string;
  defaultBillingId?: string;
}

/** One change of the profile. */
export type ProfileChange =
  | { kind: 'name'; firstName: string; lastName: string }
  | { kind: 'email'; email: string }
  | { kind: 'save-address'; address: Address }
  | { kind: 'remove-address'; id: string }
  | { kind: 'default-address'; use: 'shipping' | 'billing'; id: string };

/** What the account can be asked. */
export interface AccountMessages {
  /** A guest's cart comes along. Fails with `credentials-wrong`, or `cart-not-movable` when the shop cannot take the guest's cart over. */
  'account.signIn'(credentials: Credentials): AccountWithCart | CartQuestion;
  /** A guest's cart comes along. Fails with `email-taken`, `input-refused`. */
  'account.signUp'(form: SignUpForm): AccountWithCart;
  /**
   * Sends what waits for the cart, forgets everything on this device and revokes the tokens at the shop, later if it cannot be
   * reached now. Does nothing where changes wait that cannot be sent within three seconds: the shopper decides.
   */
  'account.signOut'(): AccountWithCart | UnsentChanges;
  /** The same, and what waits goes with everything else. */
  'account.signOutAnyway'(): AccountWithCart;
  'account.profile'(): Profile;
  /** The profile after the change. Fails with `email-taken`, `input-refused`. */
  'account.change'(change: ProfileChange): Profile;
  /** The shop ends all sessions of the customer; this one goes on with the new password. Fails with `password-wrong`. */
  'account.changePassword'(passwords: { current: string; next: string }): Account;
  /** Redeems the code of a verification mail. Fails with `code-refused`. */
  'account.confirmEmail'(code: string): Profile;
  /**
   * Redeems the code of a reset mail, and signs in with the new password. Fails with `code-refused`.
   *
   * `email` is what was typed into the form to sign in, if anything: a code that is used up by now may have been by this form.
   */
  'account.resetPassword'(form: {
    code: string;
    password: string;
    email?: string;
    keepSignedIn: boolean;
  }): AccountWithCart;
  /** Deletes the customer at the shop and everything of theirs on this device. */
  'account.delete'(): AccountWithCart;
}
