import type { Cart, CountedLine } from './cart.ts';

/** Whose session this is: none yet, a guest's with a cart, a customer's, or a customer's that the shop has ended. */
export type Account =
  | { state: 'none' | 'guest' }
  /** `email` is the customer's, for the sign-in form. */
  | { state: 'ended'; email?: string }
  | { state: 'customer'; email: string; firstName?: string; lastName?: string };

export interface Credentials {
  email: string;
  /** Sent as typed: never trimmed, stored or logged. */
  password: string;
  /** Whether the session may outlive the browser. */
  keepSignedIn: boolean;
  /** The answer to a {@link CartQuestion}. */
  carts?: CartChoice;
}

/** Which cart a customer continues with: both merged, the guest's alone, or the customer's alone. */
export type CartChoice = 'merge' | 'use-guest' | 'leave-guest';

export interface SignUpForm extends Credentials {
  firstName: string;
  lastName: string;
}

/** The account and its cart, after a sign-in or a sign-out. */
export interface AccountWithCart {
  account: Account;
  /** With the commands that were waiting for the sign-in. */
  cart: Cart;
}

/** Both carts hold lines, and nothing has changed yet: the shopper chooses, and signs in again with `carts`. */
export interface CartQuestion {
  guest: Cart;
  customer: Cart;
}

/** The changes of the cart that have not reached the shop, and that a sign-out would lose. */
export interface UnsentChanges {
  /** How many changes. */
  count: number;
  /** The lines that they change, as the lines would be; none for changes of the cart as a whole. */
  lines: CountedLine[];
}

export interface Address {
  /** Absent for a new address. */
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

/** Messages about the account. */
export interface AccountMessages {
  /**
   * Signs in, with the guest's cart. Fails with `credentials-wrong`, or with `cart-not-movable` when the shop cannot
   * move the guest's cart to the customer.
   */
  'account.signIn'(credentials: Credentials): AccountWithCart | CartQuestion;
  /** Creates a customer, with the guest's cart. Fails with `email-taken`, `input-refused`. */
  'account.signUp'(form: SignUpForm): AccountWithCart;
  /**
   * Sends the waiting changes of the cart, deletes the session's data on this device, and ends the tokens at the shop,
   * later where the shop cannot be reached now. Where changes cannot be sent within three seconds nothing is done: the
   * answer lists them, and the shopper decides.
   */
  'account.signOut'(): AccountWithCart | UnsentChanges;
  /** The same, and deletes the unsent changes as well. */
  'account.signOutAnyway'(): AccountWithCart;
  'account.profile'(): Profile;
  /** The profile after the change. Fails with `email-taken`, `input-refused`. */
  'account.change'(change: ProfileChange): Profile;
  /**
   * The shop ends all sessions of the customer; this session continues with new tokens. Fails with `password-wrong`.
   */
  'account.changePassword'(passwords: { current: string; next: string }): Account;
  /** Redeems the code of a verification mail. Fails with `code-refused`. */
  'account.confirmEmail'(code: string): Profile;
  /**
   * Redeems the code of a reset mail, and signs in with the new password. Fails with `code-refused`.
   *
   * `email` is the email typed into the sign-in form, if any: it lets the worker find out whether this form has used
   * the code already.
   */
  'account.resetPassword'(form: {
    code: string;
    password: string;
    email?: string;
    keepSignedIn: boolean;
  }): AccountWithCart;
  /** Deletes the customer at the shop, and the customer's data on this device. */
  'account.delete'(): AccountWithCart;
}
