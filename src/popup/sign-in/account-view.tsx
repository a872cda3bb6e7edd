import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/controls/button.tsx';
import { type TextKey, text } from '../../ui/text.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { stepWithin } from '../navigation/history.ts';
import { SignedIn } from '../profile/signed-in.tsx';
import { account, busy, form, question, signOutId, unsent } from './account-state.ts';
import { leaveView, showForm, signOut, stay } from './actions.ts';
import { CartQuestion } from './cart-question.tsx';
import { ResetPassword } from './reset-password.tsx';
import { SignIn } from './sign-in.tsx';
import { SignUp } from './sign-up.tsx';
import { Unsent } from './unsent.tsx';

const forms = { 'sign-in': SignIn, 'sign-up': SignUp, reset: ResetPassword };
const titles: Record<keyof typeof forms, TextKey> = {
  'sign-in': 'signIn',
  'sign-up': 'createAccount',
  reset: 'resetTitle',
};

/** Who is here: to come in, to join, to see to their account, or to leave. */
export function AccountView() {
  const current = account.value;
  useEffect(() => leaveView, []);
  useEffect(
    () =>
      stepWithin(() => {
        // The question is answered with no.
        if (unsent.value) {
          stay();
          return true;
        }
        const isFirst = form.value === 'sign-in' || account.value.state === 'customer';
        if (!isFirst) showForm('sign-in');
        return !isFirst;
      }),
    [],
  );
  if (question.value) {
    return (
      <AccountFrame title={text('cartsTitle')} isEntry>
        <CartQuestion question={question.value.carts} />
      </AccountFrame>
    );
  }
  if (current.state === 'customer') {
    const leave = (
      <Button id={signOutId} look="quiet" busy={busy.value} onClick={() => void signOut()}>
        {text('signOut')}
      </Button>
    );
    return (
      <AccountFrame title={text('account')} isEntry beside={leave}>
        {unsent.value && <Unsent {...unsent.value} />}
        <SignedIn customer={current} />
      </AccountFrame>
    );
  }
  const Form = forms[form.value];
  return (
    <AccountFrame title={text(titles[form.value])}>
      <Form key={form.value} />
    </AccountFrame>
  );
}

interface AccountFrameProps {
  title: string;
  /** Whether the title gets focus: there is no field that should. */
  isEntry?: boolean;
  /** Stands at the title's other end. */
  beside?: ComponentChildren;
  children: ComponentChildren;
}

function AccountFrame({ title, isEntry = false, beside, children }: AccountFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What had focus may have gone with the view before.
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
