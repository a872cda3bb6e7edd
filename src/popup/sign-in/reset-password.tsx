import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { MailNote } from '../profile/mail-note.tsx';
import { AccountForm } from './account-form.tsx';
import { isSubmitting, signInDraft } from './account-state.ts';
import { resetPassword, showForm, updateSignInDraft } from './actions.ts';
import { KeepSignedIn, PasswordField } from './entry-fields.tsx';
import { fieldError } from './field-errors.ts';

/** Sets a new password with the code from the shop's e-mail. */
export function ResetPassword() {
  return (
    <AccountForm fields={['code', 'password']} onSubmit={(readField) => resetPassword(readField('password'))}>
      <MailNote words={text('resetNote')} />
      <Field
        name="code"
        isEntry
        label={text('mailedCode')}
        autocomplete="one-time-code"
        value={signInDraft.value.code}
        error={fieldError('code')}
        onText={(code) => updateSignInDraft({ code })}
      />
      <PasswordField isNew label={text('newPassword')} />
      <KeepSignedIn />
      <Button look="accent" type="submit" busy={isSubmitting.value}>
        {text('setPassword')}
      </Button>
      <Button look="quiet" onClick={() => showForm('sign-in')}>
        {text('backToSignIn')}
      </Button>
    </AccountForm>
  );
}
