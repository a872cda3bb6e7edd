import { X } from 'lucide';
import { Icon } from '../../ui/controls/icon.tsx';
import { axisLabel, valueLabel } from '../../ui/format/attribute-labels.ts';
import { moneyText } from '../../ui/format/money.ts';
import { text } from '../../ui/text.ts';
import { treeOf } from '../categories/category-tree.ts';
import { finding, passFocus } from '../navigation/history.ts';
import { filtersButtonId } from '../search/list-tools.tsx';
import type { Query } from '../search/query.ts';
import { categories, listing } from '../search/search-state.ts';
import { sortWords } from '../search/sorting.tsx';
import { setCategory, setInStock, setOnSale, setPrice, setSort, toggleValue, widen } from './filter-state.ts';
import { moneyOf } from './price-range.tsx';

interface Chosen {
  key: string;
  label: string;
  drop: () => void;
}

/** What narrows the list down, each to be given up by a press. */
export function ChosenFilters() {
  const found = finding.value;
  const chosen = found ? chosenOf(found) : [];
  if (chosen.length === 0) return null;
  const press = (drop: () => void) => {
    passFocus(filtersButtonId);
    drop();
  };
  return (
    <ul class="chips chosen" aria-label={text('chosenFilters')}>
      {chosen.map(({ key, label, drop }) => (
        <li key={key}>
          <button type="button" class="chip" aria-label={text('removeFilter', label)} onClick={() => press(drop)}>
            <span class="chip-text" dir="auto">
              {label}
            </span>
            <Icon shapes={X} size={14} />
          </button>
        </li>
      ))}
      {chosen.length > 1 && (
        <li>
          <button type="button" class="chip chip-more" onClick={() => press(() => widen(found?.typed === ''))}>
            {text('clearFilters')}
          </button>
        </li>
      )}
    </ul>
  );
}

function chosenOf({ typed, categoryId, filters = {}, sort }: Query): Chosen[] {
  const { price, inStock, onSale, attributes = [] } = filters;
  const category = typed === '' ? undefined : treeOf(categories.value).get(categoryId);
  return [
    ...(category ? [{ key: 'category', label: category.name, drop: () => setCategory(undefined) }] : []),
    ...(price ? [{ key: 'price', label: priceWords(price), drop: () => setPrice({}) }] : []),
    ...(inStock ? [{ key: 'stock', label: text('inStock'), drop: () => setInStock(false) }] : []),
    ...(onSale ? [{ key: 'sale', label: text('onSale'), drop: () => setOnSale(false) }] : []),
    ...(sort && sort !== 'relevance'
      ? [{ key: 'sort', label: sortWords(sort), drop: () => setSort('relevance') }]
      : []),
    ...attributes.flatMap(({ name, keys }) =>
      keys.map((key) => ({
        key: `${name} ${key}`,
        label: chosenLabel(name, key),
        drop: () => toggleValue(name, key),
      })),
    ),
  ];
}

function priceWords({ from, to }: { from?: number; to?: number }): string {
  const read = (amount: number) => moneyText(moneyOf(amount));
  if (from !== undefined && to !== undefined) return text('priceBetween', read(from), read(to));
  return from !== undefined ? text('priceFrom', read(from)) : text('priceTo', read(to ?? 0));
}

/** A value as the list's facets name it; a yes or no says of what. */
function chosenLabel(name: string, key: string): string {
  const facet = listing.value?.facets.find((each) => each.name === name);
  const label = facet?.values.find((value) => value.key === key)?.label;
  return label ?? text('nameAndValue', axisLabel(name), valueLabel(key));
}
