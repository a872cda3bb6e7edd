import { batch } from '@preact/signals';
import type { Account } from '../../contract/account.ts';
import { openPart, partDrafts, passwordChanged, profile, profileFailure } from '../profile/profile-state.ts';
import { account, signInDraft } from './account-state.ts';

/** E-mail of the customer whose profile and drafts the account view holds. */
let owner: string | undefined;

/**
 * Applies a change of the session. Profile and drafts stay when the shop has ended the customer's session, since the
 * customer will sign in again; they are cleared when the customer signs out or another customer signs in.
 */
export function applyAccount(next: Account): void {
  const wasCustomer = account.value.state === 'customer';
  batch(() => {
    account.value = next;
    if (next.state === 'customer') {
      if (!wasCustomer && owner !== next.email) clearProfile();
      owner = next.email;
    } else if (next.state === 'ended') {
      const { value } = signInDraft;
      owner ??= next.email;
      if (next.email && value.email === '') signInDraft.value = { ...value, email: next.email };
    } else clearProfile();
  });
}

function clearProfile(): void {
  owner = undefined;
  profile.value = undefined;
  profileFailure.value = undefined;
  openPart.value = undefined;
  partDrafts.value = {};
  passwordChanged.value = false;
}
