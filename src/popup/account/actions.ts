import { batch } from '@preact/signals';
import type { Entrance } from '../../contract/account.ts';
import { failureOf } from '../../contract/failure.ts';
import { announce } from '../../ui/announcer.tsx';
import { send } from '../../ui/send.ts';
import { text } from '../../ui/text.ts';
import { enterCart } from '../cart/actions.ts';
import { refusal } from '../cart/state.ts';
import { goInstead } from '../view.ts';
import { refusedField } from './check-form.ts';
import { account, busy, draft, failure, form, wish } from './state.ts';

/** Signs in with what is in the form. The password is passed on and forgotten. */
export async function signIn(password: string): Promise<void> {
  const { email, keepSignedIn } = trimmedDraft();
  if (refuse({ email, password })) return;
  await enter(() => send('account.signIn', { email, password, keepSignedIn }));
}

/** Makes an account of what is in the form, and signs in with it. */
export async function signUp(password: string): Promise<void> {
  const { email, firstName, lastName, keepSignedIn } = trimmedDraft();
  if (refuse({ email, password })) return;
  await enter(() => send('account.signUp', { email, password, firstName, lastName, keepSignedIn }));
}

/** Forgets the session here and ends it at the shop. */
export async function signOut(): Promise<void> {
  await enter(() => send('account.signOut'));
}

/** Changes between the two forms; what was typed goes along. */
export function showForm(wanted: 'sign-in' | 'sign-up'): void {
  batch(() => {
    failure.value = undefined;
    form.value = wanted;
  });
}

/** Keeps what was typed into a field. */
export function keepTyped(typed: Partial<typeof draft.value>): void {
  draft.value = { ...draft.value, ...typed };
}

function trimmedDraft() {
  const { email, firstName, lastName, keepSignedIn } = draft.value;
  return { email: email.trim(), firstName: firstName.trim(), lastName: lastName.trim(), keepSignedIn };
}

function refuse(typed: { email: string; password: string }): boolean {
  failure.value = refusedField(typed);
  return failure.value !== undefined;
}

async function enter(ask: () => Promise<Entrance>): Promise<void> {
  if (busy.value) return;
  busy.value = true;
  try {
    const entrance = await ask();
    batch(() => welcome(entrance));
  } catch (thrown) {
    failure.value = failureOf(thrown);
  } finally {
    busy.value = false;
  }
}

function welcome(entrance: Entrance): void {
  const isCustomer = entrance.account.state === 'customer';
  const hadWish = wish.value !== undefined;
  account.value = entrance.account;
  enterCart(entrance.cart);
  failure.value = undefined;
  wish.value = undefined;
  form.value = 'sign-in';
  draft.value = { email: '', firstName: '', lastName: '', keepSignedIn: true };
  announce(text(isCustomer ? 'announceSignedIn' : 'announceSignedOut'));
  if (entrance.trouble) refusal.value = { failure: entrance.trouble };
  if (isCustomer && hadWish) goInstead({ name: 'cart' });
}
