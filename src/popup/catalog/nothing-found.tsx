import { Button } from '../../ui/button.tsx';
import { text } from '../../ui/text.ts';
import { finding, passFocus } from '../view.ts';
import { browseAll } from './actions.ts';
import { CategoryChips } from './category-chips.tsx';
import { treeOf } from './category-tree.ts';
import { filterCount } from './finding.ts';
import { widen } from './narrowing.ts';
import { matchingCategories } from './searching.ts';
import { categories, wanted } from './state.ts';
import { matcher } from './words.ts';

/** Nothing fits: what to give up, or where to look instead. */
export function NothingFound() {
  const want = wanted.value;
  if (!want) return null;
  const isSearch = want.text !== '';
  const isNarrow = filterCount(want.filters ?? {}) > 0 || (isSearch && want.categoryId !== undefined);
  if (isNarrow) {
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
  if (!isSearch) return null;
  return (
    <div class="empty">
      <p class="empty-text">{text('nothingFoundHint')}</p>
      <CategoryChips of={nearest(want.text)} />
      <Button onClick={browseAll}>{text('browseProducts')}</Button>
    </div>
  );
}

/** Categories whose names have one of the words in them, or else the departments. */
function nearest(words: string) {
  const near = words.split(/\s+/).flatMap((word) => matchingCategories(matcher(word)));
  return near.length > 0 ? [...new Set(near)] : treeOf(categories.value).roots;
}
