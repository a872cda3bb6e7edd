import { Keyboard, Search, X } from 'lucide';
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { searchTextLimit } from '../../contract/search.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { isKeySheetOpen } from '../key-sheet-state.ts';
import { scrollerId, searchFieldId } from '../navigation/focus.ts';
import { isListLoading, searchText } from './search-state.ts';
import { optionId, suggestionsId } from './suggestion-strip.tsx';
import {
  activeSuggestion,
  chooseSuggestion,
  closeSuggestions,
  removeSuggestion,
  searchFor,
  submitSearch,
  suggestions,
} from './type-ahead.ts';

/** The field that the shopper types into, with its suggestions: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ */
export function SearchField() {
  const field = useRef<HTMLInputElement>(null);
  // While an input method composes, the field holds no words yet.
  const isComposing = useRef(false);

  useLayoutEffect(() => focusWithWindow(field.current), []);

  function follow(typed: string) {
    if (!isComposing.current) searchFor(typed);
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
        aria-activedescendant={activeSuggestion.value >= 0 ? optionId(activeSuggestion.value) : undefined}
        aria-label={text('searchProducts')}
        placeholder={text('searchProducts')}
        aria-busy={isListLoading}
        maxLength={searchTextLimit}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        autofocus
        value={searchText}
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
      {searchText.value === '' ? keysButton() : clearButton(field)}
    </search>
  );
}

function keysButton() {
  return (
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
  );
}

function clearButton(field: RefObject<HTMLInputElement | null>) {
  return (
    <IconButton
      shapes={X}
      size={16}
      label={text('clearSearch')}
      onClick={() => {
        field.current?.focus();
        searchFor('');
      }}
    />
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing) return;
  const index = activeSuggestion.value;
  const offered = suggestions.value;
  const active = offered[index];
  const forward = document.documentElement.dir === 'rtl' ? -1 : 1;
  const result = document.querySelector<HTMLElement>(`#${scrollerId} [data-result]`);
  // From the last suggestion, Arrow Down moves to the results.
  if (event.key === 'ArrowDown' && index === offered.length - 1 && result) {
    activeSuggestion.value = -1;
    result.focus();
  } else if (event.key === 'ArrowDown') move(1);
  else if (event.key === 'ArrowUp' && index >= 0) move(-1);
  // Suggestions stand side by side: Arrow Left and Right move between them as well.
  else if (event.key === 'ArrowRight' && active) move(forward);
  else if (event.key === 'ArrowLeft' && active) move(-forward);
  else if (event.key === 'Delete' && event.shiftKey && active) removeSuggestion(active);
  else if (event.key === 'Enter' && active) chooseSuggestion(active);
  else if (event.key === 'Enter') submitSearch();
  else if (event.key === 'Escape' && offered.length > 0) closeSuggestions();
  else return;
  event.preventDefault();
}

/** Moves between suggestions, and from the first or last back to the typed text. */
function move(by: number): void {
  const next = activeSuggestion.value + by;
  activeSuggestion.value = next >= suggestions.value.length ? -1 : Math.max(next, -1);
}

/**
 * Focuses the field now and whenever the window gets focus: a popup's window gets focus after its script has run, and
 * Firefox then drops the effect of `autofocus`.
 *
 * @returns what removes the listener
 */
function focusWithWindow(field: HTMLInputElement | null): () => void {
  function focus() {
    if (document.activeElement === document.body || document.activeElement === null) field?.focus();
  }
  focus();
  addEventListener('focus', focus);
  return () => removeEventListener('focus', focus);
}
