import { text } from '../../ui/text.ts';
import { BackButton } from '../back-button.tsx';
import { SignIn } from './sign-in.tsx';
import { SignUp } from './sign-up.tsx';
import { SignedIn } from './signed-in.tsx';
import { account, form } from './state.ts';

/** Who is here: to come in, to join, or to leave. */
export function AccountView() {
  const current = account.value;
  const isSignUp = form.value === 'sign-up';
  return (
    <section class="account">
      <div class="view-head">
        <BackButton />
        <h1 class="title" tabIndex={-1} data-entry>
          {text(current.state === 'customer' ? 'account' : isSignUp ? 'createAccount' : 'signIn')}
        </h1>
      </div>
      {current.state === 'customer' ? <SignedIn customer={current} /> : isSignUp ? <SignUp /> : <SignIn />}
    </section>
  );
}
