import { useState } from 'preact/hooks';
import { FailureNotice } from '../ui/controls/notice.tsx';
import { extensionName } from '../ui/page.ts';
import { text } from '../ui/text.ts';
import { readSettings } from './actions.ts';
import { isFirstRun, ReadyPage, Welcome } from './first-run.tsx';
import { SettingsForm } from './settings-form.tsx';
import { failure, settings } from './state.ts';

/** The options page. After the installation it welcomes the user. */
export function Options() {
  const [wantsSettings, setWantsSettings] = useState(false);
  const view = settings.value;
  const isConnected = view !== undefined && view.source !== 'none' && !view.trouble;
  if (isFirstRun && isConnected && !wantsSettings) {
    return (
      <main class="options">
        <ReadyPage onSettings={() => setWantsSettings(true)} />
      </main>
    );
  }
  return (
    <main class="options">
      <header class="options-head">
        <img class="options-mark" src="/icons/48.png" alt="" width={32} height={32} />
        <h1 class="title">{text('optionsTitle', extensionName())}</h1>
      </header>
      {isFirstRun && view?.source === 'none' && <Welcome />}
      {view ? (
        <SettingsForm />
      ) : (
        failure.value && <FailureNotice failure={failure.value} onRetry={() => void readSettings()} />
      )}
    </main>
  );
}
