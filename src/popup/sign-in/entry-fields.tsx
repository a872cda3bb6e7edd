import { Check } from '../../ui/controls/check.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { shop } from '../shop.ts';
import { draft, failure } from './account-state.ts';
import { keepTyped } from './actions.ts';
import { errorOf, forgiveField } from './field-errors.ts';

/** What the forms that lead in ask for. */
export function EmailField({ isEntry }: { isEntry: boolean }) {
  return (
    <Field
      name="email"
      isEntry={isEntry}
      label={text('email')}
      type="email"
      autocomplete="username"
      value={draft.value.email}
      error={errorOf('email')}
      onText={(email) => keepTyped({ email })}
    />
  );
}

interface PasswordFieldProps {
  isNew: boolean;
  isEntry?: boolean;
  label?: string;
}

/** Nobody follows what is typed here: it is read once, when the form is sent. */
export function PasswordField({ isNew, isEntry = false, label = text('password') }: PasswordFieldProps) {
  return (
    <Field
      name="password"
      isEntry={isEntry}
      label={label}
      type="password"
      autocomplete={isNew ? 'new-password' : 'current-password'}
      error={errorOf('password')}
      isDoubtful={failure.value?.name === 'credentials-wrong'}
      onText={(password) => forgiveField({ password })}
    />
  );
}

/** Whether the session may outlive the browser; where a company's policy says that it may not, it is said so. */
export function KeepSignedIn() {
  if (shop.value?.mayKeepSignedIn === false) return <p class="field-note">{text('mayNotKeep')}</p>;
  return (
    <Check
      label={text('keepSignedIn')}
      hint={text('keepSignedInHint')}
      checked={draft.value.keepSignedIn}
      onCheck={(keepSignedIn) => keepTyped({ keepSignedIn })}
    />
  );
}
