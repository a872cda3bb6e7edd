import { SlidersHorizontal } from 'lucide';
import { Icon } from '../../ui/controls/icon.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { finding, go } from '../navigation/history.ts';
import { allows } from '../shop.ts';
import { chosenCount } from './query.ts';
import { abilities, categories, listing } from './search-state.ts';

/** `id` of the button that leads to the filters. */
export const filtersButtonId = 'filters';

/** The list's order and its filters, as far as this shop's search knows any. */
export function ListTools() {
  const able = abilities.value;
  const isEmpty = (listing.value?.results.length ?? 0) === 0;
  const found = finding.value;
  const count = found ? chosenCount(found) : 0;
  if (!able || !found || (isEmpty && count === 0)) return null;
  const canNarrow =
    able.sorts.length > 1 ||
    able.filters.length > 0 ||
    (found.typed !== '' && allows('categories') && categories.value.length > 0);
  return (
    <div class="list-buttons">
      {canNarrow && (
        <button id={filtersButtonId} type="button" class="chip" onClick={() => go({ name: 'narrow' })}>
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
