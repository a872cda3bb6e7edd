import { useRef, useState } from 'preact/hooks';
import { currentHostname } from '../../contract/hosts.ts';
import type { FieldName } from '../../contract/settings.ts';
import { Field } from '../../ui/controls/field.tsx';
import { joined, text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { LiveMessage } from '../live-message.tsx';
import { draft, settings } from '../state.ts';
import { connectionFields, labelOf } from './fields.ts';
import { type Pasted, readPasted } from './parse-paste.ts';

/** Takes an API client as Merchant Center shows it, and says what of it went where. The text goes at once: it holds a secret. */
export function PasteField() {
  const view = settings.value;
  const [last, setLast] = useState<{ read: Pasted; view: typeof view }>();
  // What was saved needs no more telling.
  const pasted = last?.view === view ? last?.read : undefined;
  const [typed, setTyped] = useState('');
  const before = useRef('');

  function take(words: string) {
    const read = readPasted(words);
    setLast({ read, view });
    setTyped('');
    before.current = '';
    if ('fields' in read) changeFields(allowed(read.fields));
  }

  function hear(words: string) {
    const added = words.length - before.current.length;
    before.current = words;
    setTyped(words);
    // What comes by hand comes letter by letter, and is read when the field is left.
    if (added > 1) take(words);
    // What was said of the last paste stays while the field is empty.
    else if (words) setLast(undefined);
  }

  return (
    <div class="options-field is-wide" onFocusOut={() => typed.trim() && take(typed)}>
      <Field
        name="pasted"
        label={text('pasteClient')}
        hint={text('pasteClientHint')}
        error={pasted && 'refused' in pasted ? text(refusals[pasted.refused]) : undefined}
        type="long"
        value={typed}
        onText={hear}
        autocomplete="off"
      />
      <LiveMessage class="options-filled" words={pasted && 'fields' in pasted && filledSentence(pasted.fields)} />
    </div>
  );
}

const refusals = {
  'too-long': 'pasteRefused_tooLong',
  list: 'pasteRefused_list',
  nothing: 'pasteRefused_nothing',
} as const;

/** Old host names are renewed at once, and what a policy has set is left alone. */
function allowed(fields: Map<FieldName, string>): Partial<Record<FieldName, string>> {
  const free = [...fields].filter(([name]) => !settings.value?.locked.includes(name));
  return Object.fromEntries(
    free.map(([name, word]) => [
      name,
      (name === 'apiUrl' || name === 'authUrl') && URL.canParse(word) ? renewed(word) : word,
    ]),
  );
}

function renewed(address: string): string {
  const url = new URL(address);
  const hostname = currentHostname(url.hostname);
  return hostname === url.hostname ? address : `${url.protocol}//${hostname}`;
}

function filledSentence(fields: Map<FieldName, string>): string {
  const names = (list: FieldName[]) => joined(list.flatMap((name) => labelOf(name) ?? []).map((key) => text(key)));
  const filled = text('pasteFilled', names([...fields.keys()]));
  const missing = connectionFields.map(({ name }) => name).filter((name) => !draft.value?.[name].trim());
  const needed = missing.filter(
    (name) => name !== 'scopes' && !(name === 'clientSecret' && settings.value?.secretKnown),
  );
  return needed.length > 0 ? `${filled} ${text('pasteMissing', names(needed))}` : filled;
}
