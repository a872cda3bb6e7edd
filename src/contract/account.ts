import type { Cart } from './cart.ts';
import type { Failure } from './failure.ts';

/** Who is here: nobody yet, a guest with a cart, a customer, or somebody whose session the shop has ended. */
export type Account =
  | { state: 'nobody' | 'guest' | 'ended' }
  | { state: 'customer'; email: string; firstName?: string; lastName?: string };

export interface Credentials {
  email: string;
  /** Passed on as typed: never trimmed, stored or logged. */
  password: string;
  /** Whether the session may outlive the browser. */
  keepSignedIn: boolean;
}

export interface SignUpForm extends Credentials {
  firstName: string;
  lastName: string;
}

/** Who is here now, and the cart that came with it. */
export interface Entrance {
  account: Account;
  cart: Cart;
  /** Why the gesture that had waited for this entrance could not be carried out. */
  trouble?: Failure;
}

/** What the account can be asked. */
export interface AccountMessages {
  /** A guest's cart comes along. Fails with `credentials-wrong`. */
  'account.signIn'(credentials: Credentials): Entrance;
  /** A guest's cart comes along. Fails with `email-taken`, `input-refused`. */
  'account.signUp'(form: SignUpForm): Entrance;
  /** Forgets everything on this device and revokes the tokens at the shop. */
  'account.signOut'(): Entrance;
}
