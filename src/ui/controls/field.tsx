import { useId } from 'preact/hooks';

interface FieldProps {
  /** Name of the value in its form, and in a failure about the value. */
  name: string;
  label: string;
  /** Describes a valid value, below the field. */
  hint?: string | undefined;
  /** Why the value was rejected. Replaces the hint. */
  error?: string | undefined;
  /** Another invalid field has the focus: a screen reader reads this error only when this field gets the focus. */
  isSilent?: boolean;
  /** This value may be the wrong one, but the error is shown elsewhere. */
  isDoubtful?: boolean;
  /**
   * `secret` shows dots, but is no password field, which a password manager would offer to save; `long` has several
   * lines.
   */
  type?: 'text' | 'email' | 'password' | 'secret' | 'long';
  value?: string;
  /** The initial value of an uncontrolled field. */
  defaultValue?: string;
  /** Called with the text after every change. */
  onText?: (text: string) => void;
  placeholder?: string | undefined;
  readOnly?: boolean;
  /** The field that gets the focus when its view opens. */
  isEntry?: boolean;
  /** https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
  autocomplete?:
    | 'off'
    | 'username'
    | 'email'
    | 'given-name'
    | 'family-name'
    | 'current-password'
    | 'new-password'
    | 'one-time-code'
    | 'address-line1'
    | 'postal-code'
    | 'address-level2';
}

/** A text field with its label and its hint or error, linked for screen readers. */
export function Field({
  name,
  label,
  hint,
  error,
  isSilent = false,
  type = 'text',
  onText,
  isEntry,
  isDoubtful,
  ...rest
}: FieldProps) {
  const id = useId();
  const isInvalid = error !== undefined;
  const control = {
    ...rest,
    id,
    name,
    'data-entry': isEntry || undefined,
    // The fields hold names, addresses and keys, which need no spelling check and no capital letter.
    spellcheck: false,
    autocapitalize: 'off',
    'aria-invalid': isInvalid || isDoubtful || undefined,
    'aria-describedby': isInvalid || hint ? `${id}-note` : undefined,
    onInput: (event: { currentTarget: { value: string } }) => onText?.(event.currentTarget.value),
  } as const;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
      </label>
      {type === 'long' ? (
        <textarea {...control} rows={3} class="input" />
      ) : (
        <input
          {...control}
          type={(type === 'secret' ? 'text' : type) as 'text'}
          class={type === 'secret' ? 'input input-secret' : 'input'}
        />
      )}
      {isInvalid ? (
        <p id={`${id}-note`} class="field-note field-error" role={isSilent ? undefined : 'alert'}>
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-note`} class="field-note">
            {hint}
          </p>
        )
      )}
    </div>
  );
}
