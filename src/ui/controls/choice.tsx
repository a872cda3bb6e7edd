import { useId } from 'preact/hooks';
import { text } from '../text.ts';

interface ChoiceOption {
  key: string;
  label: string;
  /** CSS colour, `#rrggbb`. */
  swatch?: string | undefined;
  /** Why the option does not exist together with the other choices. Choosing it changes the others. */
  obstacle?: string;
}

interface ChoiceProps {
  label: string;
  options: ChoiceOption[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** Above this number of options a drop-down replaces the chips. */
const chipLimit = 12;

/** Lets the shopper choose one option: as chips, or in a drop-down if there are many. */
export function Choice(props: ChoiceProps) {
  return props.options.length > chipLimit ? <DropDown {...props} /> : <Chips {...props} />;
}

function DropDown({ label, options, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      <select id={id} class="input" value={chosen ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
        {/* Without an empty option the browser would show the first one as chosen. */}
        {chosen === undefined && <option value="" hidden />}
        {options.map((option) => (
          <option key={option.key} value={option.key} dir="auto">
            {fullLabel(option)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Chips({ label, options, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  const current = options.find((option) => option.key === chosen);
  return (
    <div class="choice" role="radiogroup" aria-labelledby={id}>
      <p class="choice-label">
        <span id={id}>{label}</span>{' '}
        {current?.swatch && (
          <span class="choice-current" dir="auto">
            {current.label}
          </span>
        )}
      </p>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option.key} class={option.swatch ? 'option option-swatch' : 'option'} title={fullLabel(option)}>
            <input
              type="radio"
              class="visually-hidden"
              name={id}
              value={option.key}
              checked={option.key === chosen}
              aria-description={option.obstacle}
              onChange={() => onChoose(option.key)}
            />
            {option.swatch && <span class="swatch" style={{ backgroundColor: option.swatch }} />}
            <span
              class={option.swatch ? 'visually-hidden' : 'option-text'}
              dir="auto"
              data-apart={option.obstacle !== undefined || undefined}
            >
              {option.label}
            </span>
          </label>
        ))}
      </div>
    </div>
  );
}

function fullLabel({ label, obstacle }: ChoiceOption): string {
  return obstacle ? text('nameAndTraits', label, obstacle) : label;
}
