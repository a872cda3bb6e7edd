import type { Account } from '../../contract/account.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { text } from '../../ui/text.ts';
import { signOut } from './actions.ts';
import { busy, failure } from './state.ts';

/** Who is signed in, and the way out. */
export function SignedIn({ customer }: { customer: Extract<Account, { state: 'customer' }> }) {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  return (
    <div class="form">
      {failure.value && <FailureNotice failure={failure.value} />}
      <p class="account-who">
        {name && (
          <strong class="account-name" dir="auto">
            {name}
          </strong>
        )}
        <span class="account-email">{customer.email}</span>
      </p>
      <Button busy={busy.value} onClick={() => void signOut()}>
        {text('signOut')}
      </Button>
    </div>
  );
}
