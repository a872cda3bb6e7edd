import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { AccountForm } from '../sign-in/account-form.tsx';
import { busy } from '../sign-in/account-state.ts';

interface PartFormProps {
  /** Names of its fields. */
  fields: string[];
  /** What the button says that sends it. */
  submitWords: string;
  submitLook?: 'accent' | 'alarm';
  onSubmit: (typed: (field: string) => string) => Promise<void>;
  onCancel: () => void;
  children: ComponentChildren;
}

/** A form that opens inside the account view: its first field has focus, and it can be left as it was entered. */
export function PartForm({ fields, submitWords, submitLook = 'accent', onSubmit, onCancel, children }: PartFormProps) {
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
          <Button look={submitLook} type="submit" busy={busy.value}>
            {submitWords}
          </Button>
          <Button look="quiet" onClick={onCancel}>
            {text('cancel')}
          </Button>
        </div>
      </AccountForm>
    </div>
  );
}
