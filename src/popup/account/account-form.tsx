import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Field } from '../../ui/field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { type TextKey, text } from '../../ui/text.ts';
import { keepTyped } from './actions.ts';
import { missingPassword } from './check-form.ts';
import { draft, failure } from './state.ts';

interface AccountFormProps {
  /** Gets the password as typed; everything else is in the draft. */
  onSubmit: (password: string) => Promise<void>;
  children: ComponentChildren;
}

/** A form that says at its head what went wrong, and puts the cursor where it can be mended. */
export function AccountForm({ onSubmit, children }: AccountFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const refused = failure.value;

  // One form in the other's place: the button that had focus is gone with it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body)
      form.current?.querySelector<HTMLInputElement>('[data-entry]')?.focus();
  }, []);

  useLayoutEffect(() => {
    const name =
      refused?.name === 'credentials-wrong' ? 'password' : refused?.name === 'email-taken' ? 'email' : refused?.field;
    if (name) form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.focus();
  }, [refused]);

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault();
    const password = new FormData(event.currentTarget).get('password');
    void onSubmit(typeof password === 'string' ? password : '');
  }

  return (
    <form class="form" ref={form} onSubmit={submit} noValidate>
      {refused && !(refused.field && errorOf(refused.field)) && <FailureNotice failure={refused} />}
      {children}
    </form>
  );
}

const sentences: Record<string, TextKey> = {
  email: 'refused_email',
  password: 'refused_password',
  firstName: 'refused_name',
  lastName: 'refused_name',
};

/** Why a field was refused; `undefined` when it was not. */
export function errorOf(field: string): string | undefined {
  const refused = failure.value;
  const key = refused === missingPassword ? 'missing_password' : sentences[field];
  return key && refused?.name === 'input-refused' && refused.field === field ? text(key) : undefined;
}

/** What both forms ask for. */
export function AccountFields({ newPassword }: { newPassword: boolean }) {
  return (
    <>
      <Field
        name="email"
        isEntry={!newPassword}
        label={text('email')}
        type="email"
        autocomplete="email"
        value={draft.value.email}
        error={errorOf('email')}
        onText={(email) => keepTyped({ email })}
      />
      <Field
        name="password"
        label={text('password')}
        type="password"
        autocomplete={newPassword ? 'new-password' : 'current-password'}
        error={errorOf('password')}
      />
      <label class="check">
        <input
          type="checkbox"
          checked={draft.value.keepSignedIn}
          onChange={(event) => keepTyped({ keepSignedIn: event.currentTarget.checked })}
        />
        <span>{text('keepSignedIn')}</span>
      </label>
    </>
  );
}
