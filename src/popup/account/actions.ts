import { batch } from '@preact/signals';
import type { CartChoice, CartQuestion, Credentials, Entrance, MergedLine } from '../../contract/account.ts';
import { failureOf } from '../../contract/failure.ts';
import { announce } from '../../ui/announcer.tsx';
import { send } from '../../ui/send.ts';
import { counted, text } from '../../ui/text.ts';
import { enterCart } from '../cart/actions.ts';
import { lineName } from '../cart/cart-words.ts';
import { news, refusal } from '../cart/state.ts';
import { goInstead } from '../view.ts';
import { refusedField } from './check-form.ts';
import { account, busy, draft, emptyDraft, failure, form, question, wish } from './state.ts';

/** Signs in with what is in the form. The password is passed on and forgotten, unless the shop asks back. */
export async function signIn(password: string): Promise<void> {
  const { email, keepSignedIn } = trimmedDraft();
  if (!refuse({ email, password })) await enterWith({ email, password, keepSignedIn });
}

/** Says what becomes of the two carts, and signs in. */
export async function answerQuestion(carts: CartChoice): Promise<void> {
  if (question.value) await enterWith({ ...question.value.credentials, carts });
}

/** Makes an account of what is in the form, and signs in with it. */
export async function signUp(password: string): Promise<void> {
  const { email, firstName, lastName, keepSignedIn } = trimmedDraft();
  if (refuse({ email, password })) return;
  await enter(async () =>
    welcome(await send('account.signUp', { email, password, firstName, lastName, keepSignedIn })),
  );
}

/** Forgets the session here and ends it at the shop. */
export async function signOut(): Promise<void> {
  await enter(async () => welcome(await send('account.signOut')));
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

/** The account view was left: a password that waited for an answer is forgotten. */
export function dropQuestion(): void {
  question.value = undefined;
}

function trimmedDraft() {
  const { email, firstName, lastName, keepSignedIn } = draft.value;
  return { email: email.trim(), firstName: firstName.trim(), lastName: lastName.trim(), keepSignedIn };
}

function refuse(typed: { email: string; password: string }): boolean {
  failure.value = refusedField(typed);
  return failure.value !== undefined;
}

function enterWith(credentials: Credentials): Promise<void> {
  return enter(async () => {
    const answer = await send('account.signIn', credentials);
    if (isQuestion(answer)) question.value = { carts: answer, credentials };
    else welcome(answer);
  });
}

function isQuestion(answer: Entrance | CartQuestion): answer is CartQuestion {
  return 'guest' in answer;
}

async function enter(attempt: () => Promise<void>): Promise<void> {
  if (busy.value) return;
  batch(() => {
    busy.value = true;
    failure.value = undefined;
  });
  try {
    await attempt();
  } catch (thrown) {
    failure.value = failureOf(thrown);
  } finally {
    busy.value = false;
  }
}

function welcome(entrance: Entrance): void {
  const isCustomer = entrance.account.state === 'customer';
  const hadWish = wish.value !== undefined;
  batch(() => {
    account.value = entrance.account;
    enterCart(entrance.cart);
    question.value = undefined;
    wish.value = undefined;
    form.value = 'sign-in';
    draft.value = emptyDraft;
    news.value = entrance.merged?.map(mergedWords) ?? [];
    if (entrance.trouble) refusal.value = { failure: entrance.trouble };
    if (isCustomer && hadWish) goInstead({ name: 'cart' });
  });
  announce(text(isCustomer ? 'announceSignedIn' : 'announceSignedOut'));
}

function mergedWords({ line, guestQuantity }: MergedLine): string {
  return counted('mergedLine', line.quantity, lineName(line), String(guestQuantity));
}
