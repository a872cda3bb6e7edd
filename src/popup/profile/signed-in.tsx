import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Account } from '../../contract/account.ts';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { AddressesPart } from '../addresses/addresses-part.tsx';
import { failure } from '../sign-in/account-state.ts';
import { ConfirmPart } from './confirm-part.tsx';
import { DeletePart } from './delete-part.tsx';
import { EmailPart } from './email-part.tsx';
import { NamePart } from './name-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { readProfile } from './profile-actions.ts';
import { landing, openPart, passwordChanged, profile, profileFailure } from './profile-state.ts';

/** What the shop knows of the customer, row by row, each to be changed in its place. */
export function SignedIn({ customer }: { customer: Extract<Account, { state: 'customer' }> }) {
  const known = profile.value;
  const { email, firstName = '', lastName = '' } = known ?? customer;

  useEffect(() => {
    void readProfile();
    return () => {
      passwordChanged.value = false;
    };
  }, []);

  // The button that had focus is gone: focus goes where the shopper will look next.
  useLayoutEffect(() => {
    if (landing.value === undefined) return;
    document.getElementById(landing.value)?.focus();
    landing.value = undefined;
  }, [landing.value]);

  return (
    <div class="parts">
      {failure.value && !openPart.value && <FailureNotice failure={failure.value} />}
      <NamePart firstName={firstName} lastName={lastName} />
      <EmailPart email={email} />
      {known && (
        <>
          {!known.emailVerified && <ConfirmPart email={email} />}
          <AddressesPart profile={known} />
        </>
      )}
      {!known && profileFailure.value && (
        <FailureNotice failure={profileFailure.value} onRetry={() => void readProfile()} />
      )}
      {!known && !profileFailure.value && <div class="skeleton parts-skeleton" aria-hidden="true" />}
      {known && (
        <>
          <PasswordPart email={email} />
          <DeletePart email={email} />
        </>
      )}
    </div>
  );
}
