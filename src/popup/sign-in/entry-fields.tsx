import { Check } from '../../ui/controls/check.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { shop } from '../shop.ts';
import { formFailure, signInDraft } from './account-state.ts';
import { updateSignInDraft } from './actions.ts';
import { clearFieldError, fieldError } from './field-errors.ts';

/** The e-mail of the forms to sign in and sign up. */
export function EmailField({ isEntry }: { isEntry: boolean }) {
  return (
    <Field
      name="email"
      isEntry={isEntry}
      label={text('email')}
      type="email"
      autocomplete="username"
      value={signInDraft.value.email}
      error={fieldError('email')}
      onText={(email) => updateSignInDraft({ email })}
    />
  );
}

interface PasswordFieldProps {
  isNew: boolean;
  isEntry?: boolean;
  label?: string;
}

/** No signal follows a password: the form reads the field once, on submission. */
export function PasswordField({ isNew, isEntry = false, label = text('password') }: PasswordFieldProps) {
  return (
    <Field
      name="password"
      isEntry={isEntry}
      label={label}
      type="password"
      autocomplete={isNew ? 'new-password' : 'current-password'}
      error={fieldError('password')}
      isDoubtful={formFailure.value?.name === 'credentials-wrong'}
      onText={(password) => clearFieldError({ password })}
    />
  );
}

/** Whether the session outlives the browser; a note instead where a company's policy forbids that. */
export function KeepSignedIn() {
  if (shop.value?.mayKeepSignedIn === false) return <p class="field-note">{text('mayNotKeep')}</p>;
  return (
    <Check
      label={text('keepSignedIn')}
      hint={text('keepSignedInHint')}
      checked={signInDraft.value.keepSignedIn}
      onCheck={(keepSignedIn) => updateSignInDraft({ keepSignedIn })}
    />
  );
}
