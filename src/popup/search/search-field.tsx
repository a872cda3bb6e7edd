import { Keyboard, Search, X } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { searchTextLimit } from '../../contract/search.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { isKeySheetOpen } from '../key-sheet-state.ts';
import { scrollerId, searchFieldId } from '../navigation/history.ts';
import { busy, typed } from './search-state.ts';
import { optionId, suggestionsId } from './suggestions.tsx';
import {
  active,
  closeSuggestions,
  dropSuggestion,
  search,
  searchNow,
  suggestions,
  takeSuggestion,
} from './type-ahead.ts';

/** Attribute of whatever opens a result: the arrow keys go from one to the next. */
export const resultMark = { 'data-result': true };

/** Where the shopper types; results and suggestions follow: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  // While an input method composes, the field holds no words yet.
  const isComposing = useRef(false);

  useLayoutEffect(() => focusWithWindow(field.current), []);

  function follow(words: string) {
    if (!isComposing.current) search(words);
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
        aria-expanded={suggestions.value.length > 0}
        aria-controls={suggestionsId}
        aria-haspopup="listbox"
        aria-autocomplete="list"
        aria-activedescendant={active.value >= 0 ? optionId(active.value) : undefined}
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
      {typed.value === '' ? (
        <IconButton
          shapes={Keyboard}
          size={16}
          class="keys-button"
          label={text('keys')}
          aria-haspopup="dialog"
          onClick={() => {
            isKeySheetOpen.value = true;
          }}
        />
      ) : (
        <IconButton
          shapes={X}
          size={16}
          label={text('clearSearch')}
          onClick={() => {
            field.current?.focus();
            search('');
          }}
        />
      )}
    </search>
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const here = active.value;
  const offered = suggestions.value;
  const chosen = offered[here];
  const along = document.documentElement.dir === 'rtl' ? -1 : 1;
  const result = document.querySelector<HTMLElement>(`#${scrollerId} [data-result]`);
  // Past the suggestions the results follow.
  if (event.key === 'ArrowDown' && here === offered.length - 1 && result) {
    active.value = -1;
    result.focus();
  } else if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp' && here >= 0) move(-1);
  // Among the suggestions, which stand side by side, the other arrows lead along as well.
  else if (event.key === 'ArrowRight' && chosen) move(along);
  else if (event.key === 'ArrowLeft' && chosen) move(-along);
  else if (event.key === 'Delete' && event.shiftKey && chosen) dropSuggestion(chosen);
  else if (event.key === 'Enter' && chosen) takeSuggestion(chosen);
  else if (event.key === 'Enter') searchNow();
  else if (event.key === 'Escape' && offered.length > 0) closeSuggestions();
  else return;
  event.preventDefault();
}

/** From suggestion to suggestion, and before the first back to what is typed. */
function move(by: number): void {
  const next = active.value + by;
  active.value = next >= suggestions.value.length ? -1 : Math.max(next, -1);
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
