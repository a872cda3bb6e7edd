import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { AccountForm } from '../sign-in/account-form.tsx';
import { isSubmitting } from '../sign-in/account-state.ts';

interface PartFormProps {
  /** Names of the fields that show their own errors. */
  fields: string[];
  /** Label of the button that submits the form. */
  submitLabel: string;
  submitLook?: 'accent' | 'alarm';
  onSubmit: (readField: (field: string) => string) => Promise<void>;
  onCancel: () => void;
  children: ComponentChildren;
}

/** A form inside the account view. Its first field gets focus; Cancel closes it without a change. */
export function PartForm({ fields, submitLabel, submitLook = 'accent', onSubmit, onCancel, children }: PartFormProps) {
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    frame.current?.querySelector<HTMLElement>('input:not([readonly]), select')?.focus();
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={frame}>
      <AccountForm fields={fields} onSubmit={onSubmit}>
        {children}
        <div class="part-buttons">
          <Button look={submitLook} type="submit" busy={isSubmitting.value}>
            {submitLabel}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {text('cancel')}
          </Button>
        </div>
      </AccountForm>
    </div>
  );
}
