import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { scrollerId } from '../navigation/history.ts';
import { failure } from './account-state.ts';
import { fieldOf } from './field-errors.ts';

/** What was typed into a field that nobody follows, a password above all. */
type TypedIn = (field: string) => string;

interface AccountFormProps {
  /** Names of the fields that say themselves why they were refused. */
  fields: string[];
  onSubmit: (typed: TypedIn) => Promise<void>;
  /** A way out to offer with what went wrong. */
  wayOut?: ComponentChildren;
  children: ComponentChildren;
}

/** A form that says what went wrong, and puts the cursor where it can be mended. */
export function AccountForm({ fields, onSubmit, wayOut, children }: AccountFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const refused = failure.value;
  const field = fieldOf(refused);

  // One form in the other's place: the button that had focus is gone with it.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body) return;
    form.current?.querySelector<HTMLInputElement>('[data-entry]')?.focus({ preventScroll: true });
    // It begins at its top, however far down the other one was read.
    const scroller = document.getElementById(scrollerId);
    if (scroller) scroller.scrollTop = 0;
  }, []);

  useLayoutEffect(() => {
    const name = refused?.name === 'credentials-wrong' ? 'password' : field;
    if (name) form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  }, [refused]);

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault();
    void onSubmit((name) => typedIn(event.currentTarget, name));
  }

  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      {refused && !(field && fields.includes(field)) && <FailureNotice failure={refused}>{wayOut}</FailureNotice>}
      {children}
    </form>
  );
}

/** What a form's field holds. */
export function typedIn(form: HTMLFormElement | null, field: string): string {
  const value = form && new FormData(form).get(field);
  return typeof value === 'string' ? value : '';
}
