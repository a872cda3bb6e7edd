import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { errorOf, forgiveField } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { changePassword, closePart } from './profile-actions.ts';
import { passwordChanged } from './profile-state.ts';

/** A new password, for those who know the old one. */
export function PasswordPart({ email }: { email: string }) {
  return (
    <AccountPart
      part="password"
      title={text('password')}
      value={text(passwordChanged.value ? 'passwordChanged' : 'changePassword')}
    >
      <PartForm
        fields={['current', 'next']}
        submitWords={text('changePassword')}
        onSubmit={(typed) => changePassword(typed('current'), typed('next'))}
        onCancel={closePart}
      >
        {/* Tells password managers whose password it is: https://www.chromium.org/developers/design-documents/form-styles-that-chromium-understands/ */}
        <input type="email" autocomplete="username" value={email} readOnly hidden />
        <Field
          name="current"
          label={text('currentPassword')}
          type="password"
          autocomplete="current-password"
          error={errorOf('current')}
          onText={(current) => forgiveField({ current })}
        />
        <Field
          name="next"
          label={text('newPassword')}
          hint={text('newPasswordHint')}
          type="password"
          autocomplete="new-password"
          error={errorOf('next')}
          onText={(next) => forgiveField({ next })}
        />
      </PartForm>
    </AccountPart>
  );
}
