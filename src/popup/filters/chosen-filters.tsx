import { X } from 'lucide';
import { Icon } from '../../ui/controls/icon.tsx';
import { axisLabel, valueLabel } from '../../ui/format/attribute-labels.ts';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { categories } from '../categories/category-state.ts';
import { treeOf } from '../categories/category-tree.ts';
import { moveFocus } from '../navigation/focus.ts';
import { currentQuery } from '../navigation/history.ts';
import type { Query } from '../search/query.ts';
import { listing } from '../search/search-state.ts';
import { clearFilters, setCategory, setInStock, setOnSale, setPrice, setSort, toggleValue } from './filter-state.ts';
import { filtersButtonId } from './filters-button.tsx';
import { filterMoney } from './price-range.tsx';
import { sortLabel } from './sorting.tsx';

interface ChosenFilter {
  key: string;
  label: string;
  remove: () => void;
}

/** The filters of the list; a press removes one. */
export function ChosenFilters() {
  const query = currentQuery.value;
  const chosen = query ? chosenFilters(query) : [];
  if (chosen.length === 0) return null;
  const press = (remove: () => void) => {
    moveFocus(filtersButtonId);
    remove();
  };
  return (
    <ul class="chips chosen" aria-label={text('chosenFilters')}>
      {chosen.map(({ key, label, remove }) => (
        <li key={key}>
          <button type="button" class="chip" aria-label={text('removeFilter', label)} onClick={() => press(remove)}>
            <span class="chip-text" dir="auto">
              {label}
            </span>
            <Icon shapes={X} size={14} />
          </button>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <button type="button" class="chip chip-more" onClick={() => press(() => clearFilters(query?.typed === ''))}>
            {text('clearFilters')}
          </button>
        </li>
      )}
    </ul>
  );
}

function chosenFilters({ typed, categoryId, filters = {}, sort }: Query): ChosenFilter[] {
  const { price, inStock, onSale, attributes = [] } = filters;
  const category = typed === '' ? undefined : treeOf(categories.value).get(categoryId);
  return [
    ...(category ? [{ key: 'category', label: category.name, remove: () => setCategory(undefined) }] : []),
    ...(price ? [{ key: 'price', label: priceLabel(price), remove: () => setPrice({}) }] : []),
    ...(inStock ? [{ key: 'stock', label: text('inStock'), remove: () => setInStock(false) }] : []),
    ...(onSale ? [{ key: 'sale', label: text('onSale'), remove: () => setOnSale(false) }] : []),
    ...(sort && sort !== 'relevance'
      ? [{ key: 'sort', label: sortLabel(sort), remove: () => setSort('relevance') }]
      : []),
    ...attributes.flatMap(({ name, keys }) =>
      keys.map((key) => ({
        key: `${name} ${key}`,
        label: chosenLabel(name, key),
        remove: () => toggleValue(name, key),
      })),
    ),
  ];
}

function priceLabel({ from, to }: { from?: number; to?: number }): string {
  const money = (amount: number) => moneyText(filterMoney(amount));
  if (from !== undefined && to !== undefined) return text('priceBetween', money(from), money(to));
  return from !== undefined ? text('priceFrom', money(from)) : text('priceTo', money(to ?? 0));
}

/** Label of a value as the list's facets have it; for yes and no with the attribute's name. */
function chosenLabel(name: string, key: string): string {
  const facet = listing.value?.facets.find((each) => each.name === name);
  const label = facet?.values.find((value) => value.key === key)?.label;
  return label ?? text('nameAndValue', axisLabel(name), valueLabel(key));
}
