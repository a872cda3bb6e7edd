import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { fieldError } from '../sign-in/field-errors.ts';
import { AccountPart } from './account-part.tsx';
import { PartForm } from './part-form.tsx';
import { discardPart, saveName, updatePartField } from './profile-actions.ts';
import { partDrafts } from './profile-state.ts';

/** The customer's name. */
export function NamePart(name: { firstName: string; lastName: string }) {
  // A function, since autofill changes both fields before the next render.
  const current = () => partDrafts.value.name ?? name;
  const draft = current();
  const keep = (typed: Partial<typeof name>) => updatePartField({ name: { ...current(), ...typed } }, typed);
  return (
    <AccountPart part="name" title={text('name')} value={fullName(name) || text('noName')}>
      <PartForm
        fields={['firstName', 'lastName']}
        submitLabel={text('save')}
        onSubmit={() => saveName(current())}
        onCancel={() => discardPart('name')}
      >
        <div class="field-pair">
          <Field
            name="firstName"
            label={text('firstName')}
            autocomplete="given-name"
            value={draft.firstName}
            error={fieldError('firstName')}
            onText={(firstName) => keep({ firstName })}
          />
          <Field
            name="lastName"
            label={text('lastName')}
            autocomplete="family-name"
            value={draft.lastName}
            error={fieldError('lastName')}
            onText={(lastName) => keep({ lastName })}
          />
        </div>
      </PartForm>
    </AccountPart>
  );
}

/** First and last name, without those that are unknown. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return [firstName, lastName].filter(Boolean).join(' ');
}
