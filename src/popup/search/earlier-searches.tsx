import { History, X } from 'lucide';
import { IconButton } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { passFocus } from '../navigation/history.ts';
import { earlier, forgetSearch, forgetSearches } from './browsing-history.ts';
import { search, searchNow } from './type-ahead.ts';

/** What was searched for on this device, in a line: again at a press, or forgotten. */
export function EarlierSearches() {
  if (earlier.value.length === 0) return null;
  return (
    <section class="earlier" aria-label={text('earlierSearches')}>
      <ul class="earlier-line">
        {earlier.value.map((words) => (
          <li key={words} class="chip earlier-search">
            <button
              type="button"
              class="earlier-words"
              onClick={() => {
                passFocus();
                search(words);
                searchNow();
              }}
            >
              <Icon shapes={History} size={14} />
              <span class="chip-text" dir="auto">
                {words}
              </span>
            </button>
            <IconButton
              class="earlier-forget"
              shapes={X}
              size={14}
              label={text('forgetSearch', words)}
              onClick={() => {
                passFocus();
                forgetSearch(words);
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
              passFocus();
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
