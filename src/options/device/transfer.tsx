import { useRef, useState } from 'preact/hooks';
import type { FieldName } from '../../contract/settings.ts';
import { Button } from '../../ui/controls/button.tsx';
import { joined, text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { labelOf } from '../fields/fields.ts';
import { readPasted } from '../fields/parse-paste.ts';
import { settingNames } from '../fields/setting-names.ts';
import { LiveMessage } from '../live-message.tsx';
import { draft, settings } from '../state.ts';

/** Characters. More is no file of ours. */
const longest = 50_000;

/** Settings out to a file and in from one; the secret is in none. */
export function Transfer() {
  const picker = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState<{ words: string; isRefusal: boolean }>();

  async function take(file: File | undefined) {
    if (!file) return;
    const read = file.size > longest ? undefined : readPasted(await file.text());
    if (!read || 'refused' in read) return setSaid({ words: text('importRefused', file.name), isRefusal: true });
    const free = [...read.fields].filter(([name]) => !settings.value?.locked.includes(name));
    changeFields(Object.fromEntries(free));
    const names = free.flatMap(([name]) => labelOf(name) ?? []).map((key) => text(key));
    setSaid({ words: text('importFilled', joined(names)), isRefusal: false });
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
          void take(currentTarget.files?.[0]);
          // The same file may be chosen again.
          currentTarget.value = '';
        }}
      />
      {said?.isRefusal ? (
        <p class="field-note field-error" role="alert">
          {said.words}
        </p>
      ) : (
        <LiveMessage class="options-filled" words={said?.words} />
      )}
    </div>
  );
}

/** What is in the fields under the names of `.env` and of a policy, as a file. */
function download(): void {
  const names = (Object.keys(settingNames) as FieldName[]).filter((name) => name !== 'clientSecret');
  const words = names.flatMap((name) => {
    const word = draft.value?.[name].trim();
    return word ? [[settingNames[name], word]] : [];
  });
  const file = new Blob([`${JSON.stringify(Object.fromEntries(words), undefined, 2)}\n`], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `${draft.value?.projectKey.trim() || 'cartlet'}-settings.json`;
  link.click();
  // The browser has its copy by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
