import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { fieldError } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { deleteAccount, discardPart, updatePartField } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** Deletes the customer's account, after the customer has typed its e-mail. */
export function DeletePart({ email }: { email: string }) {
  const draft = partDrafts.value.deletion ?? '';
  return (
    <AccountPart part="delete" title={text('leaveForGood')}>
      <PartForm
        fields={['deletion']}
        submitLabel={text('deleteAccount')}
        submitLook="alarm"
        onSubmit={() => deleteAccount(partDrafts.value.deletion ?? '')}
        onCancel={() => discardPart('deletion')}
      >
        <p class="account-note">{text('deletionNote')}</p>
        <Field
          name="deletion"
          label={text('deletionLabel')}
          hint={email}
          autocomplete="off"
          value={draft}
          error={fieldError('deletion')}
          onText={(deletion) => updatePartField({ deletion }, { deletion })}
        />
      </PartForm>
    </AccountPart>
  );
}
