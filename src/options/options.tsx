import { Lock } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Failure } from '../contract/failure.ts';
import type { SettingsForm } from '../contract/settings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { extensionName } from '../ui/page.ts';
import { sentence } from '../ui/sentence.ts';
import { text } from '../ui/text.ts';
import { noteChange, readSettings, saveSettings } from './actions.ts';
import { connectionFields, type FieldWords, preferenceFields, valueIn } from './fields.ts';
import { Lacks } from './lacks.tsx';
import { SearchWay } from './search-way.tsx';
import { busy, failure, saved, settings } from './state.ts';

/** The settings page: which shop, and in which currency, country and language. */
export function Options() {
  return (
    <main class="options">
      <header class="options-head">
        <img class="options-mark" src="/icons/48.png" alt="" width={32} height={32} />
        <h1 class="title">{text('optionsTitle', extensionName())}</h1>
      </header>
      {settings.value ? (
        <SettingsFields />
      ) : (
        failure.value && <FailureNotice failure={failure.value} onRetry={() => void readSettings()} />
      )}
    </main>
  );
}

function SettingsFields() {
  const form = useRef<HTMLFormElement>(null);
  const isLocked = settings.value?.source === 'policy';
  const refused = failure.value;

  useLayoutEffect(() => {
    if (refused?.field) form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(refused.field)}"]`)?.focus();
  }, [refused]);

  // What the worker made of the form is what it shows now; the secret is kept, and gone from here.
  useLayoutEffect(() => form.current?.reset(), [settings.value]);

  function submit(event: SubmitEvent & { currentTarget: HTMLFormElement }) {
    event.preventDefault();
    void saveSettings(readForm(event.currentTarget));
  }

  return (
    <form class="form" ref={form} onSubmit={submit} onInput={noteChange} noValidate autocomplete="off">
      {isLocked && (
        <p class="options-locked">
          <Icon shapes={Lock} size={16} /> {text('optionsLocked')}
        </p>
      )}
      <Group title={text('connection')} note={text('connectionNote')} fields={connectionFields} isLocked={isLocked} />
      <Group
        isRow
        title={text('preferences')}
        note={text('preferencesNote')}
        fields={preferenceFields}
        isLocked={isLocked}
      />
      <SearchWay />
      <Lacks scopes={settings.value?.lacks ?? []} />
      {refused && !isBesideField(refused.field) && <FailureNotice failure={refused} />}
      {settings.value?.trouble && !refused && <Trouble failure={settings.value.trouble} />}
      {!isLocked && (
        <div class="options-save">
          <Button look="accent" type="submit" busy={busy.value}>
            {text('save')}
          </Button>
          <span role="status">{saved.value ? text('saved') : ''}</span>
        </div>
      )}
    </form>
  );
}

/** What the shop has against settings that are saved all the same. The way to them is not offered: they are here. */
function Trouble({ failure: trouble }: { failure: Failure }) {
  return (
    <p class="notice" role="alert">
      {text('savedBut', sentence(trouble))}
    </p>
  );
}

interface GroupProps {
  title: string;
  note: string;
  fields: FieldWords[];
  isLocked: boolean;
  /** Short fields, side by side. */
  isRow?: boolean;
}

function Group({ title, note, fields, isLocked, isRow }: GroupProps) {
  return (
    <section class="options-group">
      <div>
        <h2 class="subtitle">{title}</h2>
        <p class="options-note">{note}</p>
      </div>
      <div class={isRow ? 'options-fields is-row' : 'options-fields'}>
        {fields.map((field) => (
          <SettingField key={field.name} field={field} isLocked={isLocked} />
        ))}
      </div>
    </section>
  );
}

function SettingField({
  field: { name, label, hint, refused, example, isLong },
  isLocked,
}: {
  field: FieldWords;
  isLocked: boolean;
}) {
  const view = settings.value;
  if (!view) return null;
  const isSecret = name === 'clientSecret';
  const isRefused = failure.value?.name === 'input-refused' && failure.value.field === name;
  return (
    <Field
      name={name}
      label={text(label)}
      hint={hint && text(hint)}
      error={isRefused ? text(refused) : undefined}
      type={isSecret ? 'secret' : isLong ? 'long' : 'text'}
      defaultValue={isSecret ? '' : valueIn(view, name)}
      placeholder={isSecret && view.secretKnown ? text('secretKept') : example}
      readOnly={isLocked}
      autocomplete="off"
    />
  );
}

function isBesideField(field: string | undefined): boolean {
  return [...connectionFields, ...preferenceFields].some(({ name }) => name === field);
}

function readForm(form: HTMLFormElement): SettingsForm {
  const data = new FormData(form);
  const value = (name: FieldWords['name']) => {
    const typed = data.get(name);
    return typeof typed === 'string' ? typed.trim() : '';
  };
  return {
    connection: {
      projectKey: value('projectKey'),
      clientId: value('clientId'),
      clientSecret: value('clientSecret'),
      authUrl: value('authUrl'),
      apiUrl: value('apiUrl'),
      scopes: value('scopes'),
    },
    preferences: {
      currency: value('currency'),
      country: value('country'),
      locale: value('locale'),
      storeKey: value('storeKey'),
    },
  };
}
