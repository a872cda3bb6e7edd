import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { CategoryChips } from '../categories/category-chips.tsx';
import { categories, matchingCategories } from '../categories/category-state.ts';
import { treeOf } from '../categories/category-tree.ts';
import { openCategory } from '../categories/open-category.ts';
import { matcher } from './match-text.ts';
import { searchText } from './search-state.ts';

/** Says that this shop cannot be searched, and offers its categories. */
export function SearchOff() {
  const matching = matchingCategories(matcher(searchText.value));
  return (
    <div class="empty">
      <h2 class="subtitle">{text('searchOffTitle')}</h2>
      <p class="empty-text" role="status">
        {text('searchOffText')}
      </p>
      <CategoryChips
        categories={matching.length > 0 ? matching : treeOf(categories.value).roots}
        hasAllChip={categories.value.length > 0}
      />
      <Button onClick={() => openCategory(undefined)}>{text('allProducts')}</Button>
    </div>
  );
}
