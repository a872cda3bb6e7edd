import { Lock } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/controls/icon.tsx';
import { text } from '../ui/text.ts';
import { saveSettings } from './actions.ts';
import { TestReport } from './connection-test/test-report.tsx';
import { DeleteAll } from './device/delete-all.tsx';
import { HostAccess } from './device/host-access.tsx';
import { MissingScopes } from './device/missing-scopes.tsx';
import { Transfer } from './device/transfer.tsx';
import { clientFields, lookFields, pageFields, projectField } from './fields/fields.ts';
import { PasteField } from './fields/paste-field.tsx';
import { PreferencesGroup } from './fields/preferences-group.tsx';
import { RegionField } from './fields/region-field.tsx';
import { Fields, Group, SettingField } from './fields/settings-group.tsx';
import { SaveBar } from './save-bar.tsx';
import { SearchStrategy } from './shop/search-strategy.tsx';
import { draft, errorFocus, settings } from './state.ts';

/** The form with all settings. */
export function SettingsForm() {
  const form = useRef<HTMLFormElement>(null);
  const isLocked = settings.value?.source === 'policy';

  useLayoutEffect(() => {
    const { field } = errorFocus.value ?? {};
    if (field) form.current?.querySelector<HTMLInputElement>(`[name="${field}"]`)?.focus();
  }, [errorFocus.value]);

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
      <PreferencesGroup />
      <Group title={text('pages')} note={text('pagesNote')}>
        <Fields fields={pageFields}>
          {(name) => name === 'checkout' && !draft.value?.checkout && <p class="field-note">{text('noCheckout')}</p>}
        </Fields>
      </Group>
      <Group title={text('look')} note={text('lookNote')}>
        <Fields fields={lookFields} />
      </Group>
      <SearchStrategy />
      <MissingScopes scopes={settings.value?.lacks ?? []} />
      <Group title={text('thisDevice')} note={text('thisDeviceNote')}>
        <Transfer />
        <DeleteAll />
      </Group>
      <SaveBar />
    </form>
  );
}
