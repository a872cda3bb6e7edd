import { batch } from '@preact/signals';
import type { AccountWithCart, CartChoice, CartQuestion, Credentials } from '../../contract/account.ts';
import { isFailure } from '../../contract/failure.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { enterCart, readCart } from '../cart/apply-cart.ts';
import { goInstead } from '../navigation/history.ts';
import { landing } from '../profile/profile-state.ts';
import { shop } from '../shop.ts';
import { busy, draft, emptyDraft, failure, form, preface, question, signOutId, unsent, wish } from './account-state.ts';
import { applyAccount } from './apply-account.ts';
import { checkCode, checkEmail, checkLines, checkPassword } from './check-form.ts';
import { forgiveField } from './field-errors.ts';
import { submit } from './submit.ts';

/** Signs in with what is in the form. The password is passed on and forgotten, unless the shop asks back. */
export async function signIn(password: string, carts?: CartChoice): Promise<void> {
  const { email, keepSignedIn } = trimmedDraft();
  await enterWith({ email, password, keepSignedIn, ...(carts && { carts }) });
}

/** Says what becomes of the two carts, and signs in. */
export async function answerQuestion(carts: CartChoice): Promise<void> {
  if (question.value) await enterWith({ ...question.value.credentials, carts });
}

/** Makes an account of what is in the form, and signs in with it. */
export async function signUp(password: string): Promise<void> {
  const { email, firstName, lastName, keepSignedIn } = trimmedDraft();
  const refused = checkLines({ firstName, lastName }) ?? checkEmail(email) ?? checkPassword(password);
  await submit(refused, async () =>
    welcome(await send('account.signUp', { email, password, firstName, lastName, keepSignedIn })),
  );
}

/** Sets a new password with the code of a mail, and signs in with it. */
export async function resetPassword(password: string): Promise<void> {
  const { code, email, keepSignedIn } = trimmedDraft();
  await submit(checkCode(code) ?? checkPassword(password), async () => {
    try {
      const entrance = await send('account.resetPassword', {
        ...{ code, password, keepSignedIn },
        ...(email && { email }),
      });
      if (entrance.account.state === 'customer') welcome(entrance);
      else askToSignIn();
    } catch (thrown) {
      if (isFailure(thrown, 'cart-not-movable')) askToSignIn();
      throw thrown;
    }
  });
}

/** The password is the new one, but there are carts to decide about: signing in does that. */
function askToSignIn(): void {
  batch(() => {
    draft.value = { ...draft.value, code: '' };
    form.value = 'sign-in';
    preface.value = 'passwordSet';
  });
  announce(text('passwordSet'));
}

/** Forgets the session here and ends it at the shop, or asks first whether changes may be lost that the shop has not got. */
export async function signOut(): Promise<void> {
  await submit(undefined, async () => {
    const answer = await send('account.signOut');
    if ('lines' in answer) unsent.value = answer;
    else takeLeave(answer, 'signedOut');
  });
}

export async function signOutAnyway(): Promise<void> {
  await submit(undefined, async () => takeLeave(await send('account.signOutAnyway'), 'signedOut'));
}

/** The customer stays; where signing out is under way, it is too late for that. */
export function stay(): void {
  if (busy.value) return;
  unsent.value = undefined;
  landing.value = signOutId;
}

/** Nobody is here any more: shows the sign-in form, which says so. */
export function takeLeave({ account, cart }: AccountWithCart, words: TextKey): void {
  batch(() => {
    settle({ account, cart });
    preface.value = words;
  });
  announce(text(words));
}

/** Changes between the forms; what was typed goes along. */
export function showForm(wanted: typeof form.value): void {
  batch(() => {
    failure.value = undefined;
    preface.value = undefined;
    form.value = wanted;
  });
}

/** Keeps what was typed into a field, which is refused no longer. */
export function keepTyped(typed: Partial<typeof draft.value>): void {
  draft.value = { ...draft.value, ...typed };
  forgiveField(typed);
}

/** The account view was left: a password that waited for an answer is forgotten, and what was said has been read. */
export function leaveView(): void {
  question.value = undefined;
  unsent.value = undefined;
  preface.value = undefined;
}

function trimmedDraft() {
  const { email, firstName, lastName, code, keepSignedIn } = draft.value;
  return {
    email: email.trim(),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    code: code.trim(),
    keepSignedIn: keepSignedIn && shop.value?.mayKeepSignedIn !== false,
  };
}

async function enterWith(credentials: Credentials): Promise<void> {
  const { email, password, carts } = credentials;
  await submit(checkEmail(email) ?? checkPassword(password), async () => {
    const answer = await send('account.signIn', credentials);
    if (isQuestion(answer)) question.value = { carts: answer, credentials };
    else welcome(answer, carts === 'merge');
  });
}

function isQuestion(answer: AccountWithCart | CartQuestion): answer is CartQuestion {
  return 'guest' in answer;
}

/** Somebody is in: shows the account, or the cart where there is something to see in it, as after two were made one. */
function welcome(entrance: AccountWithCart, isMerged = false): void {
  const held = entrance.cart.news?.flatMap((each) => (each.kind === 'merged' ? (each.held ?? 'merge') : [])).at(-1);
  const hadWish = wish.value !== undefined;
  batch(() => {
    settle(entrance);
    if (hadWish || isMerged || (held && held !== 'leave-guest')) goInstead({ name: 'cart' });
  });
  // The customer's own may be of another currency or country than this shop's.
  void readCart();
  announce(text(held === 'merge' ? 'announceMerged' : 'announceSignedIn'));
}

/** Takes over who is here and their cart; the forms have done their work. */
function settle({ account, cart }: AccountWithCart): void {
  applyAccount(account);
  enterCart(cart);
  question.value = undefined;
  unsent.value = undefined;
  wish.value = undefined;
  preface.value = undefined;
  failure.value = undefined;
  form.value = 'sign-in';
  draft.value = emptyDraft;
}
