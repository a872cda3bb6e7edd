import { Search, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { searchTextLimit } from '../../contract/search.ts';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { text } from '../../ui/text.ts';
import { goBrowse, scrollerId, searchFieldId } from '../view.ts';
import { search, searchNow } from './actions.ts';
import { busy, typed } from './state.ts';

/** Attribute of whatever opens a result: the arrow keys go from one to the next. */
export const resultMark = { 'data-result': true };

/** Where the shopper types; results follow. */
export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  // While an input method composes, the field holds no words yet.
  const isComposing = useRef(false);

  useLayoutEffect(() => focusWithWindow(field.current), []);

  function follow(words: string) {
    if (!isComposing.current) search(words);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      document.querySelector<HTMLElement>(`#${scrollerId} [data-result]`)?.focus();
    }
    if (event.key === 'Enter') {
      goBrowse();
      searchNow();
    }
  }

  return (
    <search class="search">
      <Icon shapes={Search} size={18} />
      <input
        id={searchFieldId}
        ref={field}
        class="search-field"
        type="text"
        inputmode="search"
        enterkeyhint="search"
        role="combobox"
        aria-expanded="false"
        aria-haspopup="listbox"
        aria-autocomplete="none"
        aria-label={text('searchProducts')}
        placeholder={text('searchProducts')}
        aria-busy={busy}
        maxLength={searchTextLimit}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        autofocus
        value={typed}
        onInput={(event) => follow(event.currentTarget.value)}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          follow(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {typed.value !== '' && (
        <IconButton
          shapes={X}
          size={16}
          label={text('clearSearch')}
          onClick={() => {
            search('');
            field.current?.focus();
          }}
        />
      )}
    </search>
  );
}

/** Focuses the field now and when the window gets focus: a popup's window gets it after its script has run, and Firefox then drops what `autofocus` did. */
function focusWithWindow(field: HTMLInputElement | null): () => void {
  function focus() {
    if (document.activeElement === document.body || document.activeElement === null) field?.focus();
  }
  focus();
  addEventListener('focus', focus);
  return () => removeEventListener('focus', focus);
}
