import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { errorOf } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { MailNote } from './mail-note.tsx';
import { PartForm } from './part-form.tsx';
import { confirmEmail, dropPart, keepField } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** Shows the shop that the email is the customer's own, with the code that it mailed there. */
export function ConfirmPart({ email }: { email: string }) {
  const draft = partDrafts.value.code ?? '';
  return (
    <AccountPart part="confirm" title={text('confirmEmail')} value={text('notConfirmed')}>
      <PartForm
        fields={['code']}
        submitWords={text('confirm')}
        onSubmit={() => confirmEmail(partDrafts.value.code ?? '')}
        onCancel={() => dropPart('code')}
      >
        <MailNote words={text('confirmNote', email)} />
        <Field
          name="code"
          label={text('mailedCode')}
          autocomplete="one-time-code"
          value={draft}
          error={errorOf('code')}
          onText={(code) => keepField({ code }, { code })}
        />
      </PartForm>
    </AccountPart>
  );
}
