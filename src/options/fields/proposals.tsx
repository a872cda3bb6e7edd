import type { FieldName } from '../../contract/settings.ts';
import { text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { draft, settings, trial } from '../state.ts';
import { labelOf } from './fields.ts';

/** What the project sells in, below the field that it is for, one press from being taken. */
export function Proposals({ name }: { name: FieldName }) {
  const proposal = trial.value?.proposal;
  const values =
    name === 'currency'
      ? proposal?.currencies
      : name === 'country'
        ? proposal?.countries
        : name === 'locale' && proposal?.languages;
  if (!values || values.length < 2 || settings.value?.locked.includes(name)) return null;
  const label = labelOf(name);
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
