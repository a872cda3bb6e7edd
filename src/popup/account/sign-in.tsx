import { Button } from '../../ui/button.tsx';
import { text } from '../../ui/text.ts';
import { AccountFields, AccountForm } from './account-form.tsx';
import { showForm, signIn } from './actions.ts';
import { account, busy, wish } from './state.ts';

/** The form for those who have an account. */
export function SignIn() {
  return (
    <AccountForm onSubmit={signIn}>
      {reason() && <p class="account-reason">{reason()}</p>}
      <AccountFields newPassword={false} />
      <Button look="accent" type="submit" busy={busy.value}>
        {text('signIn')}
      </Button>
      <Button look="quiet" onClick={() => showForm('sign-up')}>
        {text('newHere')}
      </Button>
    </AccountForm>
  );
}

/** Why the form came by itself; empty when the shopper asked for it. */
function reason(): string {
  if (wish.value) return wish.value.name === undefined ? text('wishPlain') : text('wishNamed', wish.value.name);
  return account.value.state === 'ended' ? text('failure_session_ended') : '';
}
