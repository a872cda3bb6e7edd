import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { Account } from '../../contract/account.ts';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { AddressesPart } from '../addresses/addresses-part.tsx';
import { formFailure } from '../sign-in/account-state.ts';
import { ConfirmPart } from './confirm-part.tsx';
import { DeletePart } from './delete-part.tsx';
import { EmailPart } from './email-part.tsx';
import { NamePart } from './name-part.tsx';
import { PasswordPart } from './password-part.tsx';
import { readProfile } from './profile-actions.ts';
import { nextFocusId, openPart, passwordChanged, profile, profileFailure } from './profile-state.ts';

/** The customer's profile, row by row; the customer changes each row in place. */
export function SignedIn({ customer }: { customer: Extract<Account, { state: 'customer' }> }) {
  const known = profile.value;
  const { email, firstName = '', lastName = '' } = known ?? customer;

  useEffect(() => {
    void readProfile();
    return () => {
      passwordChanged.value = false;
    };
  }, []);

  // The last render removed the button that had focus.
  useLayoutEffect(() => {
    if (nextFocusId.value === undefined) return;
    document.getElementById(nextFocusId.value)?.focus();
    nextFocusId.value = undefined;
  }, [nextFocusId.value]);

  return (
    <div class="parts">
      {formFailure.value && !openPart.value && <FailureNotice failure={formFailure.value} />}
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
