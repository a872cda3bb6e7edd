import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { scrollerId } from '../navigation/focus.ts';
import { formFailure } from './account-state.ts';
import { fieldOfFailure } from './field-errors.ts';

/** Reads a field that no signal follows, such as a password. */
type ReadField = (field: string) => string;

interface AccountFormProps {
  /** Names of the fields that show their own errors. */
  fields: string[];
  onSubmit: (readField: ReadField) => Promise<void>;
  /** An alternative, shown with the failure. */
  alternative?: ComponentChildren;
  children: ComponentChildren;
}

/** A form that shows its failure, and focuses the field that caused the failure. */
export function AccountForm({ fields, onSubmit, alternative, children }: AccountFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const failure = formFailure.value;
  const field = fieldOfFailure(failure);

  // This form replaces another one, whose button had focus.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLInputElement>('[data-entry]')?.focus({ preventScroll: true });
    // The new form starts at its top, wherever the former one was scrolled to.
    const scroller = document.getElementById(scrollerId);
    if (scroller) scroller.scrollTop = 0;
  }, []);

  useLayoutEffect(() => {
    const name = failure?.name === 'credentials-wrong' ? 'password' : field;
    if (name) form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  }, [failure]);

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault();
    void onSubmit((name) => fieldValue(event.currentTarget, name));
  }

  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      {failure && !(field && fields.includes(field)) && <FailureNotice failure={failure}>{alternative}</FailureNotice>}
      {children}
    </form>
  );
}

/** The text of a form's field; empty where the form has no such field. */
export function fieldValue(form: HTMLFormElement | null, field: string): string {
  const value = form && new FormData(form).get(field);
  return typeof value === 'string' ? value : '';
}
