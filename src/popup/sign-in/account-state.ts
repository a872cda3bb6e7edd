import { signal } from '@preact/signals';
import type { Account, CartQuestion, Credentials, UnsentChanges } from '../../contract/account.ts';
import type { Failure } from '../../contract/failure.ts';
import type { TextKey } from '../../ui/text.ts';

/** The session as the worker reports it: a customer's, an ended one, or none. */
export const account = signal<Account>({ state: 'none' });

/** The form shown to a guest. */
export const currentForm = signal<'sign-in' | 'sign-up' | 'reset'>('sign-in');

export const emptySignInDraft = { email: '', firstName: '', lastName: '', code: '', keepSignedIn: true };

/** What the shopper has typed into the forms, while the shopper looks at other views too. Never a password. */
export const signInDraft = signal(emptySignInDraft);

/** The question which cart to keep, with the credentials to sign in with afterwards. Dropped when the view closes. */
export const cartQuestion = signal<{ carts: CartQuestion; credentials: Credentials }>();

/** The changes that signing out would lose, while the customer is asked about them. Dropped when the view closes. */
export const unsentChanges = signal<UnsentChanges>();

/** `id` of the button that signs out. */
export const signOutButtonId = 'sign-out';

/** Whether a form is being submitted. */
export const isSubmitting = signal(false);

/** Why a form was rejected: by the shop, or by a check before the request. */
export interface FormFailure extends Failure {
  /** The text to show at the field; absent for the text of the failure itself. */
  textKey?: TextKey;
}

/** Why the last submission of the form on screen failed. */
export const formFailure = signal<FormFailure>();

/** The text above the sign-in form, where the panel opened the form by itself. */
export const signInMessage = signal<TextKey>();

/** A command waits in the worker for a sign-in. `name` is the product's. */
export const blockedCommand = signal<{ name?: string | undefined }>();
