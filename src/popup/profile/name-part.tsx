import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { errorOf } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { dropPart, keepField, saveName } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** The customer's name. */
export function NamePart(name: { firstName: string; lastName: string }) {
  // Read when it is needed: several fields may be filled in at once.
  const current = () => partDrafts.value.name ?? name;
  const draft = current();
  const keep = (typed: Partial<typeof name>) => keepField({ name: { ...current(), ...typed } }, typed);
  return (
    <AccountPart part="name" title={text('name')} value={fullName(name) || text('noName')}>
      <PartForm
        fields={['firstName', 'lastName']}
        submitWords={text('save')}
        onSubmit={() => saveName(current())}
        onCancel={() => dropPart('name')}
      >
        <div class="field-pair">
          <Field
            name="firstName"
            label={text('firstName')}
            autocomplete="given-name"
            value={draft.firstName}
            error={errorOf('firstName')}
            onText={(firstName) => keep({ firstName })}
          />
          <Field
            name="lastName"
            label={text('lastName')}
            autocomplete="family-name"
            value={draft.lastName}
            error={errorOf('lastName')}
            onText={(lastName) => keep({ lastName })}
          />
        </div>
      </PartForm>
    </AccountPart>
  );
}

/** First name and last name, as far as they are known. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
