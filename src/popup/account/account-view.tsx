import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../../ui/text.ts';
import { BackButton } from '../back-button.tsx';
import { dropQuestion } from './actions.ts';
import { CartQuestion } from './cart-question.tsx';
import { SignIn } from './sign-in.tsx';
import { SignUp } from './sign-up.tsx';
import { SignedIn } from './signed-in.tsx';
import { account, form, question } from './state.ts';

/** Who is here: to come in, to join, or to leave. */
export function AccountView() {
  const current = account.value;
  const isSignUp = form.value === 'sign-up';
  useEffect(() => dropQuestion, []);
  if (question.value) {
    return (
      <AccountFrame title={text('cartsTitle')} isEntry>
        <CartQuestion question={question.value.carts} />
      </AccountFrame>
    );
  }
  if (current.state === 'customer') {
    return (
      <AccountFrame title={text('account')} isEntry>
        <SignedIn customer={current} />
      </AccountFrame>
    );
  }
  return (
    <AccountFrame title={text(isSignUp ? 'createAccount' : 'signIn')}>
      {isSignUp ? <SignUp /> : <SignIn />}
    </AccountFrame>
  );
}

interface AccountFrameProps {
  title: string;
  /** Whether the title gets focus: there is no field that should. */
  isEntry?: boolean;
  children: ComponentChildren;
}

function AccountFrame({ title, isEntry = false, children }: AccountFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  // What had focus may have gone with the view before.
  useLayoutEffect(() => {
    if (isEntry && document.activeElement === document.body) heading.current?.focus();
  }, [title, isEntry]);
  return (
    <section class="account">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={heading} tabIndex={-1} data-entry={isEntry || undefined}>
          {title}
        </h1>
      </div>
      {children}
    </section>
  );
}
