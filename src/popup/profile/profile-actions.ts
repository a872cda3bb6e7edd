import { batch } from '@preact/signals';
import type { Profile, ProfileChange } from '../../contract/account.ts';
import { failureOf, isDoubtful, isFailure } from '../../contract/failure.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { text } from '../../ui/text.ts';
import { account, formFailure, isSubmitting } from '../sign-in/account-state.ts';
import { showSignedOut } from '../sign-in/actions.ts';
import { checkCode, checkEmail, checkPassword, checkTexts } from '../sign-in/check-form.ts';
import { clearFieldError } from '../sign-in/field-errors.ts';
import { showSessionEnded } from '../sign-in/require-sign-in.ts';
import { submit } from '../sign-in/submit.ts';
import {
  nextFocusId,
  openPart,
  type PartDrafts,
  type PartName,
  partDrafts,
  partId,
  passwordChanged,
  profile,
  profileFailure,
} from './profile-state.ts';

/** Reads the customer's profile from the shop. */
export async function readProfile(): Promise<void> {
  profileFailure.value = undefined;
  const known = profile.value;
  try {
    const read = await send('account.profile');
    // A profile that the customer has changed meanwhile is newer than this response.
    if (isCustomer() && profile.value === known) profile.value = read;
  } catch (thrown) {
    if (!isCustomer()) return;
    if (isFailure(thrown, 'session-ended')) showSessionEnded();
    else profileFailure.value = failureOf(thrown);
  }
}

/** Opens a part and closes the one that was open, or closes it. Drafts stay. */
export function togglePart(part: PartName): void {
  if (isSubmitting.value) return;
  batch(() => {
    formFailure.value = undefined;
    openPart.value = openPart.value === part ? undefined : part;
  });
}

/** Closes the open part and moves focus back to the button that opened it. Drafts stay. */
export function closePart(): void {
  const part = openPart.value;
  if (!part || isSubmitting.value) return;
  batch(() => {
    formFailure.value = undefined;
    openPart.value = undefined;
    nextFocusId.value = partId(part);
  });
}

/** Closes the open part and clears its draft. */
export function discardPart(draftName: keyof PartDrafts): void {
  clearPartDraft(draftName);
  closePart();
}

export function updatePartDrafts(typed: PartDrafts): void {
  partDrafts.value = { ...partDrafts.value, ...typed };
}

export function clearPartDraft(draftName: keyof PartDrafts): void {
  const { [draftName]: _, ...others } = partDrafts.value;
  partDrafts.value = others;
}

/** Updates the draft of a part, and clears the errors of the changed fields. */
export function updatePartField(typed: PartDrafts, fields: object): void {
  batch(() => {
    updatePartDrafts(typed);
    clearFieldError(fields);
  });
}

export async function saveName(typed: { firstName: string; lastName: string }): Promise<void> {
  const name = { firstName: typed.firstName.trim(), lastName: typed.lastName.trim() };
  await changeAndClose('name', checkTexts(name), { kind: 'name', ...name });
}

export async function saveEmail(typed: string): Promise<void> {
  const email = typed.trim();
  await changeAndClose('email', checkEmail(email), { kind: 'email', email });
}

/** Verifies the customer's e-mail with the code that the shop mailed. */
export async function confirmEmail(typed: string): Promise<void> {
  const code = typed.trim();
  const succeeded = await submit(checkCode(code), async () => {
    profile.value = await send('account.confirmEmail', code);
  });
  if (!succeeded) return;
  batch(() => {
    clearPartDraft('code');
    openPart.value = undefined;
    // The part for the code is gone, and its button with it.
    nextFocusId.value = partId('email');
  });
  announce(text('announceConfirmed'));
}

export async function changePassword(current: string, next: string): Promise<void> {
  const found = checkPassword(current, 'current') ?? checkPassword(next, 'next');
  const succeeded = await submit(found, async () => {
    await send('account.changePassword', { current, next });
  });
  if (!succeeded) return;
  passwordChanged.value = true;
  closePart();
  announce(text('passwordChanged'));
}

/** Deletes the customer's account at the shop, if the customer has typed the account's e-mail to confirm. */
export async function deleteAccount(typed: string): Promise<void> {
  const { value } = account;
  const email = value.state === 'customer' ? value.email : '';
  const isConfirmed = email !== '' && typed.trim().toLowerCase() === email.toLowerCase();
  await submit(
    isConfirmed ? undefined : { name: 'input-refused', field: 'deletion', textKey: 'refused_deletion' },
    async () => showSignedOut(await send('account.delete'), 'accountDeleted'),
  );
}

/** Changes the profile at the shop, and shows the outcome. Throws the failure of the request. */
export async function changeProfile(change: ProfileChange): Promise<Profile> {
  try {
    const changed = await send('account.change', change);
    profile.value = changed;
    return changed;
  } catch (thrown) {
    // The shop may have made the change although the response was lost.
    if (isDoubtful(thrown) || isFailure(thrown, 'interrupted')) await readProfile();
    throw thrown;
  }
}

async function changeAndClose(part: 'name' | 'email', found: typeof formFailure.value, change: ProfileChange) {
  const succeeded = await submit(found, async () => {
    await changeProfile(change);
  });
  if (!succeeded) return;
  discardPart(part);
  announce(text('saved'));
}

function isCustomer(): boolean {
  return account.value.state === 'customer';
}
