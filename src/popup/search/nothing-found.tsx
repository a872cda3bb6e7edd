import { Search } from 'lucide';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { CategoryChips } from '../categories/category-chips.tsx';
import { treeOf } from '../categories/category-tree.ts';
import { widen } from '../filters/filter-state.ts';
import { finding, passFocus } from '../navigation/history.ts';
import { browseAll } from './load-results.ts';
import { matcher } from './match-text.ts';
import { isAskable, isNarrowed } from './query.ts';
import { categories, wanted } from './search-state.ts';
import { matchingCategories, search, searchNow } from './type-ahead.ts';

/** More words than these are a sentence. */
const wordLimit = 4;

/** Nothing fits: what to give up, or where to look instead. */
export function NothingFound() {
  const want = wanted.value;
  if (!want) return null;
  if (isNarrowed(want)) {
    return (
      <div class="empty">
        <p class="empty-text">{text('nothingNarrow')}</p>
        <Button
          onClick={() => {
            passFocus();
            widen(finding.value?.typed === '');
          }}
        >
          {text('clearFilters')}
        </Button>
      </div>
    );
  }
  if (want.text === '') return null;
  return (
    <div class="empty">
      <p class="empty-text">{text('nothingFoundHint')}</p>
      <SingleWords of={want.text} />
      <CategoryChips of={nearest(want.text)} />
      <Button onClick={browseAll}>{text('browseProducts')}</Button>
    </div>
  );
}

/** Each word by itself: one of several may be what the shop does not have. */
function SingleWords({ of }: { of: string }) {
  const words = [...new Set(of.trim().split(/\s+/))].filter(isAskable);
  if (words.length < 2) return null;
  return (
    <div class="chips">
      {words.slice(0, wordLimit).map((word) => (
        <button
          key={word}
          type="button"
          class="chip"
          aria-label={text('tryWord', word)}
          onClick={() => {
            passFocus();
            search(word);
            searchNow();
          }}
        >
          <Icon shapes={Search} size={14} />
          <span class="chip-text" dir="auto">
            {word}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Categories whose names have one of the words in them, or else the departments. */
function nearest(words: string) {
  const near = words.split(/\s+/).flatMap((word) => matchingCategories(matcher(word)));
  return near.length > 0 ? [...new Set(near)] : treeOf(categories.value).roots;
}
