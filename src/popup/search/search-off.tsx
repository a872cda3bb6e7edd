import { Button } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { CategoryChips } from '../categories/category-chips.tsx';
import { treeOf } from '../categories/category-tree.ts';
import { matcher } from './match-text.ts';
import { categories, typed } from './search-state.ts';
import { matchingCategories, openCategory } from './type-ahead.ts';

/** A shop that cannot be searched says so, and leads to where its products are. */
export function SearchOff() {
  const fitting = matchingCategories(matcher(typed.value));
  return (
    <div class="empty">
      <h2 class="subtitle">{text('searchOffTitle')}</h2>
      <p class="empty-text" role="status">
        {text('searchOffText')}
      </p>
      <CategoryChips
        of={fitting.length > 0 ? fitting : treeOf(categories.value).roots}
        leadsToAll={categories.value.length > 0}
      />
      <Button onClick={() => openCategory(undefined)}>{text('allProducts')}</Button>
    </div>
  );
}
