import { batch } from '@preact/signals';
import type { Profile, ProfileChange } from '../../contract/account.ts';
import { failureOf, isDoubtful, isFailure } from '../../contract/failure.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { text } from '../../ui/text.ts';
import { account, busy, failure } from '../sign-in/account-state.ts';
import { takeLeave } from '../sign-in/actions.ts';
import { checkCode, checkEmail, checkLines, checkPassword } from '../sign-in/check-form.ts';
import { forgiveField } from '../sign-in/field-errors.ts';
import { noteEnded } from '../sign-in/require-sign-in.ts';
import { submit } from '../sign-in/submit.ts';
import {
  landing,
  openPart,
  type PartDrafts,
  type PartName,
  partDrafts,
  partId,
  passwordChanged,
  profile,
  profileFailure,
} from './profile-state.ts';

/** Asks the shop what it knows of the customer. */
export async function readProfile(): Promise<void> {
  profileFailure.value = undefined;
  const known = profile.value;
  try {
    const read = await send('account.profile');
    // Changed or left meanwhile: what comes now is older.
    if (isCustomer() && profile.value === known) profile.value = read;
  } catch (thrown) {
    if (!isCustomer()) return;
    if (isFailure(thrown, 'session-ended')) noteEnded();
    else profileFailure.value = failureOf(thrown);
  }
}

/** Opens a part, which closes the one that was open, or closes it; what was typed into it stays. */
export function togglePart(part: PartName): void {
  if (busy.value) return;
  batch(() => {
    failure.value = undefined;
    openPart.value = openPart.value === part ? undefined : part;
  });
}

/** Closes the open part and gives focus back to the button that opened it; what was typed stays. */
export function closePart(): void {
  const part = openPart.value;
  if (!part || busy.value) return;
  batch(() => {
    failure.value = undefined;
    openPart.value = undefined;
    landing.value = partId(part);
  });
}

/** Closes the open part; what was typed into it goes. */
export function dropPart(draftName: keyof PartDrafts): void {
  forgetTyped(draftName);
  closePart();
}

/** Keeps what was typed into a part. */
export function keepPart(typed: PartDrafts): void {
  partDrafts.value = { ...partDrafts.value, ...typed };
}

export function forgetTyped(draftName: keyof PartDrafts): void {
  const { [draftName]: _, ...others } = partDrafts.value;
  partDrafts.value = others;
}

/** Keeps a field of a part, which is refused no longer. */
export function keepField(typed: PartDrafts, field: object): void {
  batch(() => {
    keepPart(typed);
    forgiveField(field);
  });
}

export async function saveName(typed: { firstName: string; lastName: string }): Promise<void> {
  const name = { firstName: typed.firstName.trim(), lastName: typed.lastName.trim() };
  await changeAndClose('name', checkLines(name), { kind: 'name', ...name });
}

export async function saveEmail(typed: string): Promise<void> {
  const email = typed.trim();
  await changeAndClose('email', checkEmail(email), { kind: 'email', email });
}

/** Redeems the code of a verification mail. */
export async function confirmEmail(typed: string): Promise<void> {
  const code = typed.trim();
  const worked = await submit(checkCode(code), async () => {
    profile.value = await send('account.confirmEmail', code);
  });
  if (!worked) return;
  batch(() => {
    forgetTyped('code');
    openPart.value = undefined;
    // Its own button goes with what it was for.
    landing.value = partId('email');
  });
  announce(text('announceConfirmed'));
}

export async function changePassword(current: string, next: string): Promise<void> {
  const refused = checkPassword(current, 'current') ?? checkPassword(next, 'next');
  const worked = await submit(refused, async () => {
    await send('account.changePassword', { current, next });
  });
  if (!worked) return;
  passwordChanged.value = true;
  closePart();
  announce(text('passwordChanged'));
}

/** Deletes the customer at the shop, when what was typed is their email. */
export async function deleteAccount(typed: string): Promise<void> {
  const { value } = account;
  const email = value.state === 'customer' ? value.email : '';
  const isMeant = email !== '' && typed.trim().toLowerCase() === email.toLowerCase();
  await submit(
    isMeant ? undefined : { name: 'input-refused', field: 'deletion', words: 'refused_deletion' },
    async () => takeLeave(await send('account.delete'), 'accountDeleted'),
  );
}

/** Asks for a change of the profile and shows what came of it. */
export async function change(wanted: ProfileChange): Promise<Profile> {
  try {
    const changed = await send('account.change', wanted);
    profile.value = changed;
    return changed;
  } catch (thrown) {
    // It may have been done: the view shows what is so.
    if (isDoubtful(thrown) || isFailure(thrown, 'interrupted')) await readProfile();
    throw thrown;
  }
}

async function changeAndClose(part: 'name' | 'email', refused: typeof failure.value, wanted: ProfileChange) {
  const worked = await submit(refused, async () => {
    await change(wanted);
  });
  if (!worked) return;
  dropPart(part);
  announce(text('saved'));
}

function isCustomer(): boolean {
  return account.value.state === 'customer';
}
