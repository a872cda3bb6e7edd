import { Lock } from 'lucide';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../contract/failure.ts';
import { Button } from '../ui/controls/button.tsx';
import { Icon } from '../ui/controls/icon.tsx';
import { FailureNotice } from '../ui/controls/notice.tsx';
import { failureText } from '../ui/format/failure-text.ts';
import { extensionName } from '../ui/page.ts';
import { joined, text } from '../ui/text.ts';
import { readSettings, saveSettings, tryConnection } from './actions.ts';
import { TestReport } from './connection-test/test-report.tsx';
import { DeleteAll } from './device/delete-all.tsx';
import { HostAccess } from './device/host-access.tsx';
import { MissingScopes } from './device/missing-scopes.tsx';
import { Transfer } from './device/transfer.tsx';
import {
  allFields,
  clientFields,
  labelOf,
  lookFields,
  pageFields,
  preferenceFields,
  projectField,
} from './fields/fields.ts';
import { PasteField } from './fields/paste-field.tsx';
import { Proposals } from './fields/proposals.tsx';
import { RegionField } from './fields/region-field.tsx';
import { Fields, Group, SettingField } from './fields/settings-group.tsx';
import { Hello, isFirstRun, Ready } from './first-run.tsx';
import { LiveMessage } from './live-message.tsx';
import { SearchWay } from './search-strategy.tsx';
import { ShopChangeWarning } from './shop-change-warning.tsx';
import { shopLanguageWords } from './shop-language.ts';
import { busy, draft, failure, saved, settings, shopLanguage, told, trial } from './state.ts';

/** The settings page: which shop, and how it reads. After an installation it says hello. */
export function Options() {
  const [wantsSettings, setWantsSettings] = useState(false);
  const view = settings.value;
  const isConnected = view !== undefined && view.source !== 'none' && !view.trouble;
  if (isFirstRun && isConnected && !wantsSettings) {
    return (
      <main class="options">
        <Ready onSettings={() => setWantsSettings(true)} />
      </main>
    );
  }
  return (
    <main class="options">
      <header class="options-head">
        <img class="options-mark" src="/icons/48.png" alt="" width={32} height={32} />
        <h1 class="title">{text('optionsTitle', extensionName())}</h1>
      </header>
      {isFirstRun && view?.source === 'none' && <Hello />}
      {view ? (
        <SettingsFields />
      ) : (
        failure.value && <FailureNotice failure={failure.value} onRetry={() => void readSettings()} />
      )}
    </main>
  );
}

function SettingsFields() {
  const form = useRef<HTMLFormElement>(null);
  const refused = failure.value;
  const isLocked = settings.value?.source === 'policy';

  useLayoutEffect(() => {
    const { field } = told.value ?? {};
    if (field) form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
  }, [told.value]);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    void saveSettings();
  }

  return (
    <form class="form" ref={form} onSubmit={submit} noValidate autocomplete="off">
      {isLocked && (
        <p class="options-locked">
          <Icon shapes={Lock} size={16} /> {text('optionsLocked')}
        </p>
      )}
      <Group title={text('connection')} note={text('connectionNote')}>
        <div class="options-fields">
          {!isLocked && <PasteField />}
          <SettingField field={projectField} />
          <RegionField />
        </div>
        <Fields fields={clientFields} />
        <HostAccess />
      </Group>
      <TestReport />
      <Group title={text('preferences')} note={text('preferencesNote')}>
        <TakenNote />
        <Fields fields={preferenceFields}>
          {(name) => (
            <>
              {name === 'locale' && <LanguageNote />}
              <Proposals name={name} />
            </>
          )}
        </Fields>
      </Group>
      <Group title={text('pages')} note={text('pagesNote')}>
        <Fields fields={pageFields}>
          {(name) => name === 'checkout' && !draft.value?.checkout && <p class="field-note">{text('noCheckout')}</p>}
        </Fields>
      </Group>
      <Group title={text('look')} note={text('lookNote')}>
        <Fields fields={lookFields} />
      </Group>
      <SearchWay />
      <MissingScopes scopes={settings.value?.lacks ?? []} />
      <Group title={text('thisDevice')} note={text('thisDeviceNote')}>
        <Transfer />
        <DeleteAll />
      </Group>
      <div class="options-save">
        <ShopChangeWarning />
        {refused && !isBesideField(refused.field) && <FailureNotice failure={refused} />}
        {settings.value?.trouble && !refused && <Trouble failure={settings.value.trouble} />}
        <p class="options-actions">
          <Button look="accent" type="submit" busy={busy.value === 'save'}>
            {text('save')}
          </Button>
          <Button busy={trial.value?.isOver === false} onClick={() => void tryConnection()}>
            {text('testConnection')}
          </Button>
          <span role="status">{saved.value ? text('saved') : ''}</span>
        </p>
      </div>
    </form>
  );
}

/** What the shop has against settings that are saved all the same. The way to them is not offered: they are here. */
function Trouble({ failure: trouble }: { failure: Failure }) {
  return (
    <p class="notice" role="alert">
      {text('savedBut', failureText(trouble))}
    </p>
  );
}

/** Says that fields were filled in which nobody had chosen. */
function TakenNote() {
  const taken = trial.value?.taken ?? [];
  const names = taken.flatMap((name) => labelOf(name) ?? []).map((key) => text(key));
  return <LiveMessage class="options-filled" words={names.length > 0 && text('proposalTaken', joined(names))} />;
}

/** Which language the shop is read in, below the locale that was saved. */
function LanguageNote() {
  const { locale = '' } = settings.value?.preferences ?? {};
  const language = draft.value?.locale === locale ? shopLanguage.value : undefined;
  return <LiveMessage class="field-note" words={language && shopLanguageWords(language, locale)} />;
}

function isBesideField(field: string | undefined): boolean {
  return allFields.some(({ name }) => name === field);
}
