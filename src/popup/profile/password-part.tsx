import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { clearFieldError, fieldError } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { changePassword, closePart } from './profile-actions.ts';
import { passwordChanged } from './profile-state.ts';

/** Changes the password. The shop asks for the present one. */
export function PasswordPart({ email }: { email: string }) {
  return (
    <AccountPart
      part="password"
      title={text('password')}
      value={text(passwordChanged.value ? 'passwordChanged' : 'changePassword')}
    >
      <PartForm
        fields={['current', 'next']}
        submitLabel={text('changePassword')}
        onSubmit={(readField) => changePassword(readField('current'), readField('next'))}
        onCancel={closePart}
      >
        {/* Password managers store the password under this name:
            https://www.chromium.org/developers/design-documents/form-styles-that-chromium-understands/ */}
        <input type="email" autocomplete="username" value={email} readOnly hidden />
        <Field
          name="current"
          label={text('currentPassword')}
          type="password"
          autocomplete="current-password"
          error={fieldError('current')}
          onText={(current) => clearFieldError({ current })}
        />
        <Field
          name="next"
          label={text('newPassword')}
          hint={text('newPasswordHint')}
          type="password"
          autocomplete="new-password"
          error={fieldError('next')}
          onText={(next) => clearFieldError({ next })}
        />
      </PartForm>
    </AccountPart>
  );
}
