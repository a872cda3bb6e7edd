import type { ComponentChildren } from 'preact';
import { currentHostname } from '../../contract/hosts.ts';
import type { FieldName } from '../../contract/settings.ts';
import { Field } from '../../ui/controls/field.tsx';
import { text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { draft, failure, settings, tidied, told } from '../state.ts';
import { failureAt, fieldErrorOf } from './field-errors.ts';
import type { FieldWords } from './fields.ts';

interface GroupProps {
  title: string;
  note?: string;
  children: ComponentChildren;
}

/** One part of the page: what it is about on the left, what can be done on the right. */
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

/** Fields side by side, the long ones across. What a field is followed by comes from `children`. */
export function Fields({
  fields,
  children,
}: {
  fields: FieldWords[];
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

/** One field, bound to what stands in it, to its lock and to its refusal. */
export function SettingField({
  field: { name, label, hint, example, isLong, isWide },
  children,
}: {
  field: FieldWords;
  children?: ComponentChildren;
}) {
  const view = settings.value;
  if (!view) return null;
  const isSecret = name === 'clientSecret';
  const isLocked = view.locked.includes(name);
  const refusal = failureAt(name, failure.value);
  const refused = refusal && fieldErrorOf(name, refusal);
  const isKept = isSecret && view.secretKnown;
  return (
    <div class={isWide ? 'options-field is-wide' : 'options-field'}>
      <Field
        name={name}
        label={text(label)}
        hint={isLocked ? text('lockedField') : (tidiedHint(name) ?? (hint && text(hint)))}
        error={refused}
        isSilent={told.value?.field !== name}
        type={isSecret ? 'secret' : isLong ? 'long' : 'text'}
        value={draft.value?.[name] ?? ''}
        onText={(word) => changeFields({ [name]: word })}
        placeholder={isLocked ? undefined : isKept ? text('secretKept') : example}
        readOnly={isLocked}
        autocomplete="off"
      />
      {children}
    </div>
  );
}

/** What was typed where the same is saved as the shop writes it. */
function tidiedHint(name: FieldName): string | undefined {
  const before = tidied.value[name];
  if (before === undefined) return undefined;
  const host = URL.canParse(before) ? new URL(before).hostname : '';
  return text(currentHostname(host) === host ? 'tidiedHint' : 'tidiedHost', before);
}
