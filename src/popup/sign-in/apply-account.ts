import { batch } from '@preact/signals';
import type { Account } from '../../contract/account.ts';
import { openPart, partDrafts, passwordChanged, profile, profileFailure } from '../profile/profile-state.ts';
import { account, draft } from './account-state.ts';

/** Whose profile and drafts the account view holds. */
let owner: string | undefined;

/**
 * Takes over who is here. What the account view holds of somebody stays when the shop has ended their session, since they
 * will be back; it goes when they leave or when somebody else comes.
 */
export function applyAccount(next: Account): void {
  const wasCustomer = account.value.state === 'customer';
  batch(() => {
    account.value = next;
    if (next.state === 'customer') {
      if (!wasCustomer && owner !== next.email) forgetPerson();
      owner = next.email;
    } else if (next.state === 'ended') {
      const { value } = draft;
      owner ??= next.email;
      if (next.email && value.email === '') draft.value = { ...value, email: next.email };
    } else forgetPerson();
  });
}

function forgetPerson(): void {
  owner = undefined;
  profile.value = undefined;
  profileFailure.value = undefined;
  openPart.value = undefined;
  partDrafts.value = {};
  passwordChanged.value = false;
}
