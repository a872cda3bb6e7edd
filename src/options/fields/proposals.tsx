import type { FieldName } from '../../contract/settings.ts';
import { text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { connectionTest, draft, settings } from '../state.ts';
import { labelFor } from './fields.ts';

/** Below a preference, a button for each value that the project offers. A press fills the value in. */
export function Proposals({ name }: { name: FieldName }) {
  const defaults = connectionTest.value?.defaults;
  const values =
    name === 'currency'
      ? defaults?.currencies
      : name === 'country'
        ? defaults?.countries
        : name === 'locale' && defaults?.languages;
  if (!values || values.length < 2 || settings.value?.locked.includes(name)) return null;
  const label = labelFor(name);
  return (
    <fieldset class="chips" aria-label={label && text('proposalsFor', text(label))}>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          class="chip"
          aria-pressed={draft.value?.[name] === value}
          onClick={() => changeFields({ [name]: value })}
        >
          {value}
        </button>
      ))}
    </fieldset>
  );
}
