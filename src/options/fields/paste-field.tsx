import { useRef, useState } from 'preact/hooks';
import { currentHostname } from '../../contract/rules/hosts.ts';
import type { FieldName } from '../../contract/settings.ts';
import { Field } from '../../ui/controls/field.tsx';
import { joined, text } from '../../ui/text.ts';
import { changeFields } from '../actions.ts';
import { LiveMessage } from '../live-message.tsx';
import { draft, settings } from '../state.ts';
import { connectionFields, labelFor } from './fields.ts';
import { type PasteResult, parsePaste } from './parse-paste.ts';

/**
 * Fills the form from a copied API client and names the filled fields. It clears the text at once, because it holds a
 * secret.
 */
export function PasteField() {
  const view = settings.value;
  const [last, setLast] = useState<{ result: PasteResult; view: typeof view }>();
  // The message about a paste disappears when the settings are saved.
  const pasted = last?.view === view ? last?.result : undefined;
  const [typed, setTyped] = useState('');
  const before = useRef('');

  function fillFrom(pasteText: string) {
    const result = parsePaste(pasteText);
    setLast({ result, view });
    setTyped('');
    before.current = '';
    if ('fields' in result) changeFields(unlocked(result.fields));
  }

  function onText(current: string) {
    const added = current.length - before.current.length;
    before.current = current;
    setTyped(current);
    // Typing adds one character at a time; a typed text is parsed when the field loses the focus.
    if (added > 1) fillFrom(current);
    // The message about the last paste stays while the field is empty.
    else if (current) setLast(undefined);
  }

  return (
    <div class="options-field is-wide" onFocusOut={() => typed.trim() && fillFrom(typed)}>
      <Field
        name="pasted"
        label={text('pasteClient')}
        hint={text('pasteClientHint')}
        error={pasted && 'refused' in pasted ? text(pasteErrors[pasted.refused]) : undefined}
        type="long"
        value={typed}
        onText={onText}
        autocomplete="off"
      />
      <LiveMessage class="options-filled" words={pasted && 'fields' in pasted && filledSentence(pasted.fields)} />
    </div>
  );
}

const pasteErrors = {
  'too-long': 'pasteRefused_tooLong',
  list: 'pasteRefused_list',
  nothing: 'pasteRefused_nothing',
} as const;

/** The values for fields that no policy has locked, with former host names replaced by the present ones. */
function unlocked(fields: Map<FieldName, string>): Partial<Record<FieldName, string>> {
  const free = [...fields].filter(([name]) => !settings.value?.locked.includes(name));
  return Object.fromEntries(
    free.map(([name, value]) => [
      name,
      (name === 'apiUrl' || name === 'authUrl') && URL.canParse(value) ? withCurrentHost(value) : value,
    ]),
  );
}

function withCurrentHost(address: string): string {
  const url = new URL(address);
  const hostname = currentHostname(url.hostname);
  return hostname === url.hostname ? address : `${url.protocol}//${hostname}`;
}

function filledSentence(fields: Map<FieldName, string>): string {
  const names = (list: FieldName[]) => joined(list.flatMap((name) => labelFor(name) ?? []).map((key) => text(key)));
  const filled = text('pasteFilled', names([...fields.keys()]));
  const missing = connectionFields.map(({ name }) => name).filter((name) => !draft.value?.[name].trim());
  const needed = missing.filter(
    (name) => name !== 'scopes' && !(name === 'clientSecret' && settings.value?.secretKnown),
  );
  return needed.length > 0 ? `${filled} ${text('pasteMissing', names(needed))}` : filled;
}
