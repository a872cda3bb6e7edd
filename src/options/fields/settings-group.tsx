import type { ComponentChildren } from 'preact';
import { currentHostname } from '../../contract/rules/hosts.ts';
import type { FieldName } from '../../contract/settings.ts';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { draft, errorFocus, failure, normalized, settings } from '../state.ts';
import { fieldErrorOf, fieldFailure } from './field-errors.ts';
import type { FieldDescription } from './fields.ts';

interface GroupProps {
  title: string;
  note?: string;
  children: ComponentChildren;
}

/** A section of the form: its title and note on the left, its fields on the right. */
export function Group({ title, note, children }: GroupProps) {
  return (
    <section class="options-group">
      <div>
        <h2 class="subtitle">{title}</h2>
        {note && <p class="options-note">{note}</p>}
      </div>
      <div class="options-content">{children}</div>
    </section>
  );
}

/** Fields side by side; wide ones span all columns. `children` gives what follows a field. */
export function Fields({
  fields,
  children,
}: {
  fields: FieldDescription[];
  children?: (name: FieldName) => ComponentChildren;
}) {
  return (
    <div class="options-fields">
      {fields.map((field) => (
        <SettingField key={field.name} field={field}>
          {children?.(field.name)}
        </SettingField>
      ))}
    </div>
  );
}

/** A field of the draft, with its lock and its error. */
export function SettingField({
  field: { name, label, hint, example, isLong, isWide },
  children,
}: {
  field: FieldDescription;
  children?: ComponentChildren;
}) {
  const view = settings.value;
  if (!view) return null;
  const isSecret = name === 'clientSecret';
  const isLocked = view.locked.includes(name);
  const invalid = fieldFailure(name, failure.value);
  const error = invalid && fieldErrorOf(name, invalid);
  const isStored = isSecret && view.secretKnown;
  return (
    <div class={isWide ? 'options-field is-wide' : 'options-field'}>
      <Field
        name={name}
        label={text(label)}
        hint={isLocked ? text('lockedField') : (normalizedHint(name) ?? (hint && text(hint)))}
        error={error}
        isSilent={errorFocus.value?.field !== name}
        type={isSecret ? 'secret' : isLong ? 'long' : 'text'}
        value={draft.value?.[name] ?? ''}
        onText={(value) => changeFields({ [name]: value })}
        placeholder={isLocked ? undefined : isStored ? text('secretKept') : example}
        readOnly={isLocked}
        autocomplete="off"
      />
      {children}
    </div>
  );
}

/** The hint for a value that was saved in another notation than it was typed. */
function normalizedHint(name: FieldName): string | undefined {
  const before = normalized.value[name];
  if (before === undefined) return undefined;
  const host = URL.canParse(before) ? new URL(before).hostname : '';
  return text(currentHostname(host) === host ? 'tidiedHint' : 'tidiedHost', before);
}
