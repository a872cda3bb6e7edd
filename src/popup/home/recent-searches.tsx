import { History, X } from 'lucide';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { moveFocus } from '../navigation/focus.ts';
import { forgetSearch, forgetSearches, recentSearches } from '../search/browsing-history.ts';
import { searchFor, submitSearch } from '../search/type-ahead.ts';

/** Recent searches of this device in a line: a press repeats one, or removes it. */
export function RecentSearches() {
  if (recentSearches.value.length === 0) return null;
  return (
    <section class="earlier" aria-label={text('earlierSearches')}>
      <ul class="earlier-line">
        {recentSearches.value.map((searched) => (
          <li key={searched} class="chip earlier-search">
            <button
              type="button"
              class="earlier-words"
              onClick={() => {
                moveFocus();
                searchFor(searched);
                submitSearch();
              }}
            >
              <Icon shapes={History} size={14} />
              <span class="chip-text" dir="auto">
                {searched}
              </span>
            </button>
            <IconButton
              class="earlier-forget"
              shapes={X}
              size={14}
              label={text('forgetSearch', searched)}
              onClick={() => {
                moveFocus();
                forgetSearch(searched);
              }}
            />
          </li>
        ))}
        <li>
          <button
            type="button"
            class="chip chip-more"
            aria-label={text('forgetSearches')}
            onClick={() => {
              moveFocus();
              forgetSearches();
            }}
          >
            {text('clearList')}
          </button>
        </li>
      </ul>
    </section>
  );
}
