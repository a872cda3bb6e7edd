import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { fieldError } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { MailNote } from './mail-note.tsx';
import { PartForm } from './part-form.tsx';
import { confirmEmail, discardPart, updatePartField } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** Verifies the customer's e-mail, with the code that the shop mailed. */
export function ConfirmPart({ email }: { email: string }) {
  const draft = partDrafts.value.code ?? '';
  return (
    <AccountPart part="confirm" title={text('confirmEmail')} value={text('notConfirmed')}>
      <PartForm
        fields={['code']}
        submitLabel={text('confirm')}
        onSubmit={() => confirmEmail(partDrafts.value.code ?? '')}
        onCancel={() => discardPart('code')}
      >
        <MailNote words={text('confirmNote', email)} />
        <Field
          name="code"
          label={text('mailedCode')}
          autocomplete="one-time-code"
          value={draft}
          error={fieldError('code')}
          onText={(code) => updatePartField({ code }, { code })}
        />
      </PartForm>
    </AccountPart>
  );
}
