import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { AccountForm, fieldValue } from './account-form.tsx';
import { account, blockedCommand, formFailure, isSubmitting, signInDraft, signInMessage } from './account-state.ts';
import { showForm, signIn } from './actions.ts';
import { EmailField, KeepSignedIn, PasswordField } from './entry-fields.tsx';

/** The form to sign in. */
export function SignIn() {
  const isReturning = account.value.state === 'ended' && signInDraft.value.email !== '';
  return (
    <AccountForm
      fields={['email', 'password']}
      onSubmit={(readField) => signIn(readField('password'))}
      alternative={formFailure.value?.name === 'cart-not-movable' && <WithoutCart />}
    >
      {signInReason() && <p class="account-reason">{signInReason()}</p>}
      <EmailField isEntry={!isReturning} />
      <div class="field-and-way">
        <PasswordField isNew={false} isEntry={isReturning} />
        <button type="button" class="link-button" onClick={() => showForm('reset')}>
          {text('forgotPassword')}
        </button>
      </div>
      <KeepSignedIn />
      <Button look="accent" type="submit" busy={isSubmitting.value}>
        {text('signIn')}
      </Button>
      <Button look="quiet" onClick={() => showForm('sign-up')}>
        {text('newHere')}
      </Button>
    </AccountForm>
  );
}

/** Signs in with the form's fields, and leaves the guest's cart behind. */
function WithoutCart() {
  return (
    <div class="without-cart">
      <p class="field-note">{text('withoutCartNote')}</p>
      <Button
        busy={isSubmitting.value}
        onClick={(event) => void signIn(fieldValue(event.currentTarget.form, 'password'), 'leave-guest')}
      >
        {text('signInWithoutCart')}
      </Button>
    </div>
  );
}

/** Why the panel opened the form by itself; empty where the shopper opened it. */
function signInReason(): string {
  if (signInMessage.value) return text(signInMessage.value);
  if (blockedCommand.value)
    return blockedCommand.value.name === undefined ? text('wishPlain') : text('wishNamed', blockedCommand.value.name);
  return account.value.state === 'ended' ? text('failure_session_ended') : '';
}
