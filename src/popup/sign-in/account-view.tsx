import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/controls/button.tsx';
import { type TextKey, text } from '../../ui/text.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { interceptBack } from '../navigation/history.ts';
import { SignedIn } from '../profile/signed-in.tsx';
import { account, cartQuestion, currentForm, isSubmitting, signOutButtonId, unsentChanges } from './account-state.ts';
import { cancelSignOut, leaveAccountView, showForm, signOut } from './actions.ts';
import { CartQuestion } from './cart-question.tsx';
import { ResetPassword } from './reset-password.tsx';
import { SignIn } from './sign-in.tsx';
import { SignUp } from './sign-up.tsx';
import { UnsentNotice } from './unsent-notice.tsx';

const forms = { 'sign-in': SignIn, 'sign-up': SignUp, reset: ResetPassword };
const titles: Record<keyof typeof forms, TextKey> = {
  'sign-in': 'signIn',
  'sign-up': 'createAccount',
  reset: 'resetTitle',
};

/** The forms to sign in for a guest; profile and sign-out for a customer. */
export function AccountView() {
  const current = account.value;
  useEffect(() => leaveAccountView, []);
  useEffect(
    () =>
      interceptBack(() => {
        // Stepping back answers the question about unsent changes: the customer stays.
        if (unsentChanges.value) {
          cancelSignOut();
          return true;
        }
        const isFirst = currentForm.value === 'sign-in' || account.value.state === 'customer';
        if (!isFirst) showForm('sign-in');
        return !isFirst;
      }),
    [],
  );
  if (cartQuestion.value) {
    return (
      <AccountFrame title={text('cartsTitle')} isEntry>
        <CartQuestion question={cartQuestion.value.carts} />
      </AccountFrame>
    );
  }
  if (current.state === 'customer') {
    const signOutButton = (
      <Button id={signOutButtonId} look="quiet" busy={isSubmitting.value} onClick={() => void signOut()}>
        {text('signOut')}
      </Button>
    );
    return (
      <AccountFrame title={text('account')} isEntry beside={signOutButton}>
        {unsentChanges.value && <UnsentNotice {...unsentChanges.value} />}
        <SignedIn customer={current} />
      </AccountFrame>
    );
  }
  const Form = forms[currentForm.value];
  return (
    <AccountFrame title={text(titles[currentForm.value])}>
      <Form key={currentForm.value} />
    </AccountFrame>
  );
}

interface AccountFrameProps {
  title: string;
  /** Whether the title gets focus, where the view has no field that should. */
  isEntry?: boolean;
  /** Shown at the other end of the title's line. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

function AccountFrame({ title, isEntry = false, beside, children }: AccountFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // The former view may have been removed together with the element that had focus.
  useLayoutEffect(() => {
    if (isEntry && document.activeElement === document.body) heading.current?.focus();
  }, [title, isEntry]);
  return (
    <section class="account">
      <div class="view-head">
        <BackButton />
        <h1 class="title account-title" ref={heading} tabIndex={-1} data-entry={isEntry || undefined}>
          {title}
        </h1>
        {beside}
      </div>
      {children}
    </section>
  );
}
