import { useRef, useState } from 'preact/hooks';
import type { FieldName } from '../../contract/settings.ts';
import { Button } from '../../ui/controls/button.tsx';
import { joined, text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { labelFor } from '../fields/fields.ts';
import { parsePaste } from '../fields/parse-paste.ts';
import { settingNames } from '../fields/setting-names.ts';
import { LiveMessage } from '../live-message.tsx';
import { draft, settings } from '../state.ts';

/** Bytes. An exported file is far smaller. */
const maxSize = 50_000;

/** Exports the settings to a file and imports them from one. The file never contains the client secret. */
export function Transfer() {
  const picker = useRef<HTMLInputElement>(null);
  const [message, setMessage] = useState<{ words: string; isError: boolean }>();

  async function importFile(file: File | undefined) {
    if (!file) return;
    const read = file.size > maxSize ? undefined : parsePaste(await file.text());
    if (!read || 'refused' in read) return setMessage({ words: text('importRefused', file.name), isError: true });
    const free = [...read.fields].filter(([name]) => !settings.value?.locked.includes(name));
    changeFields(Object.fromEntries(free));
    const names = free.flatMap(([name]) => labelFor(name) ?? []).map((key) => text(key));
    setMessage({ words: text('importFilled', joined(names)), isError: false });
  }

  return (
    <div class="options-aside">
      <p class="field-note">{text('transferNote')}</p>
      <p class="options-actions">
        <Button onClick={download}>{text('export')}</Button>
        <Button onClick={() => picker.current?.click()}>{text('import')}</Button>
      </p>
      <input
        ref={picker}
        type="file"
        accept=".json,.env,.txt,application/json,text/plain"
        aria-label={text('importFile')}
        hidden
        onChange={({ currentTarget }) => {
          void importFile(currentTarget.files?.[0]);
          // Otherwise choosing the same file again would not be a change.
          currentTarget.value = '';
        }}
      />
      {message?.isError ? (
        <p class="field-note field-error" role="alert">
          {message.words}
        </p>
      ) : (
        <LiveMessage class="options-filled" words={message?.words} />
      )}
    </div>
  );
}

/** Saves the draft as a JSON file, by the names of `.env` and of a policy. */
function download(): void {
  const names = (Object.keys(settingNames) as FieldName[]).filter((name) => name !== 'clientSecret');
  const values = names.flatMap((name) => {
    const value = draft.value?.[name].trim();
    return value ? [[settingNames[name], value]] : [];
  });
  const file = new Blob([`${JSON.stringify(Object.fromEntries(values), undefined, 2)}\n`], {
    type: 'application/json',
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${draft.value?.projectKey.trim() || 'cartlet'}-settings.json`;
  link.click();
  // By then the browser has copied the file.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
