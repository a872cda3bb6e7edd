import { signal } from '@preact/signals';
import type { Account, CartQuestion, Credentials, UnsentChanges } from '../../contract/account.ts';
import type { Failure } from '../../contract/failure.ts';
import type { TextKey } from '../../ui/text.ts';

/** Who is here. */
export const account = signal<Account>({ state: 'none' });

/** Which form is shown to somebody who is not signed in. */
export const form = signal<'sign-in' | 'sign-up' | 'reset'>('sign-in');

export const emptyDraft = { email: '', firstName: '', lastName: '', code: '', keepSignedIn: true };

/** What was typed, kept while the shopper looks elsewhere. Never the password. */
export const draft = signal(emptyDraft);

/** Two carts, one to keep: what to sign in with again once the shopper has chosen. Dropped when the view is left. */
export const question = signal<{ carts: CartQuestion; credentials: Credentials }>();

/** What signing out would lose, while the customer is asked about it. Dropped when the view is left. */
export const unsent = signal<UnsentChanges>();

/** The button that signs out. */
export const signOutId = 'sign-out';

/** Whether the shop is being asked. */
export const busy = signal(false);

/** Why a form was refused: by the shop, or before it was asked. */
export interface FormFailure extends Failure {
  /** What to say at the field, where that is more than that the shop did not accept it. */
  words?: TextKey;
}

/** Why the last try of the form on screen failed. */
export const failure = signal<FormFailure>();

/** What the sign-in form says first, after something else led to it. */
export const preface = signal<TextKey>();

/** A command waits for somebody to sign in: the worker keeps it. `name` is the product's. */
export const wish = signal<{ name?: string | undefined }>();
