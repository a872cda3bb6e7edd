import { Search } from 'lucide';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/controls/icon.tsx';
import { text } from '../../ui/text.ts';
import { CategoryChips } from '../categories/category-chips.tsx';
import { categories, matchingCategories } from '../categories/category-state.ts';
import { treeOf } from '../categories/category-tree.ts';
import { clearFilters } from '../filters/filter-state.ts';
import { openHome } from '../home/load-home.ts';
import { moveFocus } from '../navigation/focus.ts';
import { currentQuery } from '../navigation/history.ts';
import { matcher } from './match-text.ts';
import { isFiltered, isSearchable } from './query.ts';
import { listQuery } from './search-state.ts';
import { searchFor, submitSearch } from './type-ahead.ts';

/** Number of words offered as searches of their own. */
const wordLimit = 4;

/** Nothing was found: offers to clear the filters, single words, and categories. */
export function NothingFound() {
  const query = listQuery.value;
  if (!query) return null;
  if (isFiltered(query)) {
    return (
      <div class="empty">
        <p class="empty-text">{text('nothingNarrow')}</p>
        <Button
          onClick={() => {
            moveFocus();
            clearFilters(currentQuery.value?.typed === '');
          }}
        >
          {text('clearFilters')}
        </Button>
      </div>
    );
  }
  if (query.text === '') return null;
  return (
    <div class="empty">
      <p class="empty-text">{text('nothingFoundHint')}</p>
      <SingleWords text={query.text} />
      <CategoryChips categories={nearestCategories(query.text)} />
      <Button onClick={openHome}>{text('browseProducts')}</Button>
    </div>
  );
}

/** A search for each single word: perhaps the shop lacks only one word. */
function SingleWords({ text: searched }: { text: string }) {
  const words = [...new Set(searched.trim().split(/\s+/))].filter(isSearchable);
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
            moveFocus();
            searchFor(word);
            submitSearch();
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

/** Categories whose names match one of the words, or else the top-level ones. */
function nearestCategories(searched: string) {
  const near = searched.split(/\s+/).flatMap((word) => matchingCategories(matcher(word)));
  return near.length > 0 ? [...new Set(near)] : treeOf(categories.value).roots;
}
