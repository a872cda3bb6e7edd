import { Button } from '../../ui/controls/button.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { MailNote } from '../profile/mail-note.tsx';
import { AccountForm } from './account-form.tsx';
import { busy, draft } from './account-state.ts';
import { keepTyped, resetPassword, showForm } from './actions.ts';
import { KeepSignedIn, PasswordField } from './entry-fields.tsx';
import { errorOf } from './field-errors.ts';

/** The way back in for those who forgot their password: the shop's mail brings a code. */
export function ResetPassword() {
  return (
    <AccountForm fields={['code', 'password']} onSubmit={(typed) => resetPassword(typed('password'))}>
      <MailNote words={text('resetNote')} />
      <Field
        name="code"
        isEntry
        label={text('mailedCode')}
        autocomplete="one-time-code"
        value={draft.value.code}
        error={errorOf('code')}
        onText={(code) => keepTyped({ code })}
      />
      <PasswordField isNew label={text('newPassword')} />
      <KeepSignedIn />
      <Button look="accent" type="submit" busy={busy.value}>
        {text('setPassword')}
      </Button>
      <Button look="quiet" onClick={() => showForm('sign-in')}>
        {text('backToSignIn')}
      </Button>
    </AccountForm>
  );
}
