import { signal } from '@preact/signals';
import type { Account, CartQuestion, Credentials } from '../../contract/account.ts';
import type { Failure } from '../../contract/failure.ts';

/** Who is here. */
export const account = signal<Account>({ state: 'nobody' });

/** Which of the two forms is shown to somebody who is not signed in. */
export const form = signal<'sign-in' | 'sign-up'>('sign-in');

export const emptyDraft = { email: '', firstName: '', lastName: '', keepSignedIn: true };

/** What was typed, kept while the shopper looks elsewhere. Never the password. */
export const draft = signal(emptyDraft);

/** Two carts, one to keep: what to sign in with again once the shopper has chosen. Dropped when the view is left. */
export const question = signal<{ carts: CartQuestion; credentials: Credentials }>();

/** Whether the shop is being asked. */
export const busy = signal(false);

/** Why the last try failed. */
export const failure = signal<Failure>();

/** A gesture waits for somebody to sign in: the worker keeps it. `name` is the product's. */
export const wish = signal<{ name?: string | undefined }>();
