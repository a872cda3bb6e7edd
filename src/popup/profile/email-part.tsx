import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { fieldError } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { discardPart, saveEmail, updatePartField } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** The e-mail that the customer signs in with. */
export function EmailPart({ email }: { email: string }) {
  const draft = partDrafts.value.email ?? email;
  return (
    <AccountPart part="email" title={text('email')} value={email}>
      <PartForm
        fields={['email']}
        submitLabel={text('save')}
        onSubmit={() => saveEmail(partDrafts.value.email ?? email)}
        onCancel={() => discardPart('email')}
      >
        <Field
          name="email"
          label={text('email')}
          hint={text('emailHint')}
          type="email"
          autocomplete="email"
          value={draft}
          error={fieldError('email')}
          onText={(typed) => updatePartField({ email: typed }, { email: typed })}
        />
      </PartForm>
    </AccountPart>
  );
}
