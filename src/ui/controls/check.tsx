import { useId } from 'preact/hooks';

interface CheckProps {
  label: string;
  /** Explanation below the label, linked to the checkbox for screen readers. */
  hint?: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}

/** A checkbox with a label and an explanation. */
export function Check({ label, hint, checked, onCheck }: CheckProps) {
  const id = useId();
  return (
    <div class="check-field">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={hint && id}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={id} class="field-note check-note">
          {hint}
        </p>
      )}
    </div>
  );
}
