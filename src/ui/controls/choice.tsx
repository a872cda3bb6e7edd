import { useId } from 'preact/hooks';
import { text } from '../text.ts';

interface ChoiceOption {
  key: string;
  label: string;
  /** CSS colour, `#rrggbb`. */
  swatch?: string | undefined;
  /** Why it is not to be had together with what else is chosen; choosing it changes the rest. */
  obstacle?: string;
}

interface ChoiceProps {
  label: string;
  options: ChoiceOption[];
  chosen: string | undefined;
  onChoose: (key: string) => void;
}

/** More options than this are a list to pull down, not a row of chips. */
const chipLimit = 12;

/** One of several, as chips or, where there are many, as a drop-down. */
export function Choice({ label, options, chosen, onChoose }: ChoiceProps) {
  const id = useId();
  if (options.length > chipLimit) {
    return (
      <div class="field">
        <label class="field-label" for={id}>
          {label}
        </label>
        <select id={id} class="input" value={chosen ?? ''} onChange={(event) => onChoose(event.currentTarget.value)}>
          {/* Without it the browser would show the first as chosen. */}
          {chosen === undefined && <option value="" hidden />}
          {options.map((option) => (
            <option key={option.key} value={option.key} dir="auto">
              {option.obstacle ? text('nameAndTraits', option.label, option.obstacle) : option.label}
            </option>
          ))}
        </select>
      </div>
    );
  }
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
          <label
            key={option.key}
            class={option.swatch ? 'option option-swatch' : 'option'}
            title={option.obstacle ? text('nameAndTraits', option.label, option.obstacle) : option.label}
          >
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
