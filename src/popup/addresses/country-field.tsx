import { useId, useState } from 'preact/hooks';
import { text } from '../../ui/text.ts';
import { countries } from './countries.ts';

interface CountryFieldProps {
  /** ISO 3166-1 alpha-2. */
  value: string;
  /** Codes of the likeliest countries, listed first. */
  first: string[];
  error?: string | undefined;
  onChoose: (code: string) => void;
}

/** A drop-down of all countries, by name. */
export function CountryField({ value, first, error, onChoose }: CountryFieldProps) {
  const id = useId();
  // Ordered once: a choice must not reorder the open list.
  const [choices] = useState(() => countries(first));
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {text('country')}
      </label>
      <select
        id={id}
        name="country"
        class="input"
        autocomplete="country"
        value={value}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={error && `${id}-note`}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {value === '' && <option value="" />}
        {choices.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {error && (
        <p id={`${id}-note`} class="field-note field-error" role="alert">
          {error}
        </p>
      )}
    </div>
  );
}
