import { batch } from '@preact/signals';
import type { AccountWithCart, CartChoice, CartQuestion, Credentials } from '../../contract/account.ts';
import { isFailure } from '../../contract/failure.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { type TextKey, text } from '../../ui/text.ts';
import { readCart, replaceCart } from '../cart/apply-cart.ts';
import { replaceView } from '../navigation/history.ts';
import { nextFocusId } from '../profile/profile-state.ts';
import { shop } from '../shop.ts';
import {
  blockedCommand,
  cartQuestion,
  currentForm,
  emptySignInDraft,
  formFailure,
  isSubmitting,
  signInDraft,
  signInMessage,
  signOutButtonId,
  unsentChanges,
} from './account-state.ts';
import { applyAccount } from './apply-account.ts';
import { checkCode, checkEmail, checkPassword, checkTexts } from './check-form.ts';
import { clearFieldError } from './field-errors.ts';
import { submit } from './submit.ts';

/** Signs in with the form's draft. The password is stored only while the customer is asked about two carts. */
export async function signIn(password: string, carts?: CartChoice): Promise<void> {
  const { email, keepSignedIn } = trimmedDraft();
  await signInWith({ email, password, keepSignedIn, ...(carts && { carts }) });
}

/** Signs in with the customer's choice between two carts. */
export async function answerCartQuestion(carts: CartChoice): Promise<void> {
  if (cartQuestion.value) await signInWith({ ...cartQuestion.value.credentials, carts });
}

/** Creates an account from the form's draft, and signs in with it. */
export async function signUp(password: string): Promise<void> {
  const { email, firstName, lastName, keepSignedIn } = trimmedDraft();
  const found = checkTexts({ firstName, lastName }) ?? checkEmail(email) ?? checkPassword(password);
  await submit(found, async () =>
    showSignedIn(await send('account.signUp', { email, password, firstName, lastName, keepSignedIn })),
  );
}

/** Sets a new password with the code from an e-mail, and signs in with it. */
export async function resetPassword(password: string): Promise<void> {
  const { code, email, keepSignedIn } = trimmedDraft();
  await submit(checkCode(code) ?? checkPassword(password), async () => {
    try {
      const response = await send('account.resetPassword', {
        ...{ code, password, keepSignedIn },
        ...(email && { email }),
      });
      if (response.account.state === 'customer') showSignedIn(response);
      else askToSignIn();
    } catch (thrown) {
      if (isFailure(thrown, 'cart-not-movable')) askToSignIn();
      throw thrown;
    }
  });
}

/** The password is set, but the customer has to choose between two carts: the sign-in form asks for the choice. */
function askToSignIn(): void {
  batch(() => {
    signInDraft.value = { ...signInDraft.value, code: '' };
    currentForm.value = 'sign-in';
    signInMessage.value = 'passwordSet';
  });
  announce(text('passwordSet'));
}

/** Ends the session, or asks first when changes would be lost that the shop has not received. */
export async function signOut(): Promise<void> {
  await submit(undefined, async () => {
    const response = await send('account.signOut');
    if ('lines' in response) unsentChanges.value = response;
    else showSignedOut(response, 'signedOut');
  });
}

export async function signOutAnyway(): Promise<void> {
  await submit(undefined, async () => showSignedOut(await send('account.signOutAnyway'), 'signedOut'));
}

/** The customer stays signed in. Too late once signing out is under way. */
export function cancelSignOut(): void {
  if (isSubmitting.value) return;
  unsentChanges.value = undefined;
  nextFocusId.value = signOutButtonId;
}

/** Shows the sign-in form after a customer's session has ended, with the reason above it. */
export function showSignedOut({ account, cart }: AccountWithCart, reason: TextKey): void {
  batch(() => {
    applySession({ account, cart });
    signInMessage.value = reason;
  });
  announce(text(reason));
}

/** Opens another of the forms; the draft stays. */
export function showForm(form: typeof currentForm.value): void {
  batch(() => {
    formFailure.value = undefined;
    signInMessage.value = undefined;
    currentForm.value = form;
  });
}

/** Stores what the shopper typed into a field, whose error no longer applies. */
export function updateSignInDraft(typed: Partial<typeof signInDraft.value>): void {
  signInDraft.value = { ...signInDraft.value, ...typed };
  clearFieldError(typed);
}

/** The account view closes: drops questions, with the credentials they hold, and messages. */
export function leaveAccountView(): void {
  cartQuestion.value = undefined;
  unsentChanges.value = undefined;
  signInMessage.value = undefined;
}

function trimmedDraft() {
  const { email, firstName, lastName, code, keepSignedIn } = signInDraft.value;
  return {
    email: email.trim(),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    code: code.trim(),
    keepSignedIn: keepSignedIn && shop.value?.mayKeepSignedIn !== false,
  };
}

async function signInWith(credentials: Credentials): Promise<void> {
  const { email, password, carts } = credentials;
  await submit(checkEmail(email) ?? checkPassword(password), async () => {
    const response = await send('account.signIn', credentials);
    if (isCartQuestion(response)) cartQuestion.value = { carts: response, credentials };
    else showSignedIn(response, carts === 'merge');
  });
}

function isCartQuestion(response: AccountWithCart | CartQuestion): response is CartQuestion {
  return 'guest' in response;
}

/** Shows the account, or the cart where it has something to show: a command that waited, or two carts merged. */
function showSignedIn(response: AccountWithCart, isMerged = false): void {
  const choice = response.cart.news?.flatMap((news) => (news.kind === 'merged' ? (news.held ?? 'merge') : [])).at(-1);
  const hadBlockedCommand = blockedCommand.value !== undefined;
  batch(() => {
    applySession(response);
    if (hadBlockedCommand || isMerged || (choice && choice !== 'leave-guest')) replaceView({ name: 'cart' });
  });
  // The customer's own cart may have another currency or country than this shop.
  void readCart();
  announce(text(choice === 'merge' ? 'announceMerged' : 'announceSignedIn'));
}

/** Shows another session and its cart, and resets the forms. */
function applySession({ account, cart }: AccountWithCart): void {
  applyAccount(account);
  replaceCart(cart);
  cartQuestion.value = undefined;
  unsentChanges.value = undefined;
  blockedCommand.value = undefined;
  signInMessage.value = undefined;
  formFailure.value = undefined;
  currentForm.value = 'sign-in';
  signInDraft.value = emptySignInDraft;
}
