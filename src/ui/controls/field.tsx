import { useId } from 'preact/hooks';

interface FieldProps {
  /** Name of the value in its form, by which a refusal finds the field. */
  name: string;
  label: string;
  /** What a right value looks like, below the field. */
  hint?: string | undefined;
  /** Why the value was refused; takes the hint's place. */
  error?: string | undefined;
  /** Of several that are refused it is not the one that has focus: it is read when it is come to. */
  isSilent?: boolean;
  /** It may be this value that is wrong, but the reason is said elsewhere. */
  isDoubtful?: boolean;
  /** `secret` shows dots without being a password, which password managers would want to keep; `long` has several lines. */
  type?: 'text' | 'email' | 'password' | 'secret' | 'long';
  value?: string;
  /** What it holds at first, where nobody follows its changes. */
  defaultValue?: string;
  /** Called with every change of the text. */
  onText?: (text: string) => void;
  placeholder?: string | undefined;
  readOnly?: boolean;
  /** Where focus goes when its view opens. */
  isEntry?: boolean;
  /** What the browser may fill in: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill */
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

/** A text field with its label, its hint and its refusal, tied together for screen readers. */
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
  const isRefused = error !== undefined;
  const control = {
    ...rest,
    id,
    name,
    'data-entry': isEntry || undefined,
    // Names, addresses and keys: no spelling to check, no capital to put in front.
    spellcheck: false,
    autocapitalize: 'off',
    'aria-invalid': isRefused || isDoubtful || undefined,
    'aria-describedby': isRefused || hint ? `${id}-note` : undefined,
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
      {isRefused ? (
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
