import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { errorOf } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { deleteAccount, dropPart, keepField } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** The end of the account, for those who mean it. */
export function DeletePart({ email }: { email: string }) {
  const draft = partDrafts.value.deletion ?? '';
  return (
    <AccountPart part="delete" title={text('leaveForGood')}>
      <PartForm
        fields={['deletion']}
        submitWords={text('deleteAccount')}
        submitLook="alarm"
        onSubmit={() => deleteAccount(partDrafts.value.deletion ?? '')}
        onCancel={() => dropPart('deletion')}
      >
        <p class="account-note">{text('deletionNote')}</p>
        <Field
          name="deletion"
          label={text('deletionLabel')}
          hint={email}
          autocomplete="off"
          value={draft}
          error={errorOf('deletion')}
          onText={(deletion) => keepField({ deletion }, { deletion })}
        />
      </PartForm>
    </AccountPart>
  );
}
