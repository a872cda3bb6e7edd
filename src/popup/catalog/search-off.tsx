import { Button } from '../../ui/button.tsx';
import { text } from '../../ui/text.ts';
import { CategoryChips } from './category-chips.tsx';
import { treeOf } from './category-tree.ts';
import { matchingCategories, openCategory } from './searching.ts';
import { categories, typed } from './state.ts';
import { matcher } from './words.ts';

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
