import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { AccountForm, typedIn } from './account-form.tsx';
import { account, busy, draft, failure, preface, wish } from './account-state.ts';
import { showForm, signIn } from './actions.ts';
import { EmailField, KeepSignedIn, PasswordField } from './entry-fields.tsx';

/** The form for those who have an account. */
export function SignIn() {
  const isBack = account.value.state === 'ended' && draft.value.email !== '';
  return (
    <AccountForm
      fields={['email', 'password']}
      onSubmit={(typed) => signIn(typed('password'))}
      wayOut={failure.value?.name === 'cart-not-movable' && <WithoutCart />}
    >
      {reason() && <p class="account-reason">{reason()}</p>}
      <EmailField isEntry={!isBack} />
      <div class="field-and-way">
        <PasswordField isNew={false} isEntry={isBack} />
        <button type="button" class="link-button" onClick={() => showForm('reset')}>
          {text('forgotPassword')}
        </button>
      </div>
      <KeepSignedIn />
      <Button look="accent" type="submit" busy={busy.value}>
        {text('signIn')}
      </Button>
      <Button look="quiet" onClick={() => showForm('sign-up')}>
        {text('newHere')}
      </Button>
    </AccountForm>
  );
}

/** Signs in with what is in the form, and leaves the guest's cart behind. */
function WithoutCart() {
  return (
    <div class="without-cart">
      <p class="field-note">{text('withoutCartNote')}</p>
      <Button
        busy={busy.value}
        onClick={(event) => void signIn(typedIn(event.currentTarget.form, 'password'), 'leave-guest')}
      >
        {text('signInWithoutCart')}
      </Button>
    </div>
  );
}

/** Why the form came by itself; empty when the shopper asked for it. */
function reason(): string {
  if (preface.value) return text(preface.value);
  if (wish.value) return wish.value.name === undefined ? text('wishPlain') : text('wishNamed', wish.value.name);
  return account.value.state === 'ended' ? text('failure_session_ended') : '';
}
