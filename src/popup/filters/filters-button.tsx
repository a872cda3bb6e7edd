import { SlidersHorizontal } from 'lucide';
import { Icon } from '../../ui/controls/icon.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { categories } from '../categories/category-state.ts';
import { currentQuery, openView } from '../navigation/history.ts';
import { refinementCount } from '../search/query.ts';
import { listing, searchAbilities } from '../search/search-state.ts';
import { allows } from '../shop.ts';

/** `id` of the button that opens the filters. */
export const filtersButtonId = 'filters';

/** Opens the list's filters and order, where this shop's search has any. */
export function FiltersButton() {
  const abilities = searchAbilities.value;
  const isEmpty = (listing.value?.results.length ?? 0) === 0;
  const query = currentQuery.value;
  const count = query ? refinementCount(query) : 0;
  if (!abilities || !query || (isEmpty && count === 0)) return null;
  const hasChoices =
    abilities.sorts.length > 1 ||
    abilities.filters.length > 0 ||
    (query.typed !== '' && allows('categories') && categories.value.length > 0);
  return (
    <div class="list-buttons">
      {hasChoices && (
        <button id={filtersButtonId} type="button" class="chip" onClick={() => openView({ name: 'filters' })}>
          <Icon shapes={SlidersHorizontal} size={16} />
          {text('filters')}
          {count > 0 && (
            <span class="chip-count">
              <span aria-hidden="true">{formatCount(count)}</span>
              <span class="visually-hidden">, {text('chosenCount', formatCount(count))}</span>
            </span>
          )}
        </button>
      )}
    </div>
  );
}
