import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { text } from '../../ui/text.ts';
import { AccountFields, AccountForm, errorOf } from './account-form.tsx';
import { keepTyped, showForm, signUp } from './actions.ts';
import { busy, draft } from './state.ts';

/** The form for those who have none yet. */
export function SignUp() {
  return (
    <AccountForm onSubmit={signUp}>
      <div class="field-pair">
        <Field
          name="firstName"
          isEntry
          label={text('firstName')}
          autocomplete="given-name"
          value={draft.value.firstName}
          error={errorOf('firstName')}
          onText={(firstName) => keepTyped({ firstName })}
        />
        <Field
          name="lastName"
          label={text('lastName')}
          autocomplete="family-name"
          value={draft.value.lastName}
          error={errorOf('lastName')}
          onText={(lastName) => keepTyped({ lastName })}
        />
      </div>
      <AccountFields newPassword />
      <Button look="accent" type="submit" busy={busy.value}>
        {text('createAccount')}
      </Button>
      <Button look="quiet" onClick={() => showForm('sign-in')}>
        {text('haveAccount')}
      </Button>
    </AccountForm>
  );
}
