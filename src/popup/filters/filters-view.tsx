import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Facet, FacetValue } from '../../contract/search.ts';
import { announceAtRest } from '../../ui/controls/announcer.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Check } from '../../ui/controls/check.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { axisLabel, valueLabel } from '../../ui/format/attribute-labels.ts';
import { counted, formatCount, text } from '../../ui/text.ts';
import { CategoryField } from '../categories/category-field.tsx';
import { categories } from '../categories/category-state.ts';
import { BackButton } from '../navigation/back-button.tsx';
import { currentQuery, goBack } from '../navigation/history.ts';
import { retryList } from '../search/load-results.ts';
import { isSameQuery, refinementCount } from '../search/query.ts';
import { listFailure, listing, listQuery, searchAbilities } from '../search/search-state.ts';
import { allows } from '../shop.ts';
import { clearFilters, currentFilters, setInStock, setOnSale, toggleValue } from './filter-state.ts';
import { PriceRange } from './price-range.tsx';
import { Sorting } from './sorting.tsx';

/** The filters of the list. Each choice applies at once; the button at the lower edge counts the results. */
export function FiltersView() {
  const query = currentQuery.value;
  const hasChoices = query !== undefined && refinementCount(query) > 0;
  const title = useRef<HTMLHeadingElement>(null);
  const done = doneLabel();
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) announceAtRest(doneLabel);
    isFirst.current = false;
  }, [done]);
  return (
    <div class="narrow">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={title} tabIndex={-1} data-entry>
          {text('filters')}
        </h1>
        {hasChoices && (
          <button
            type="button"
            class="link-button narrow-clear"
            onClick={() => {
              // The button is removed with the filters.
              title.current?.focus();
              clearFilters(query.typed === '');
            }}
          >
            {text('clearFilters')}
          </button>
        )}
      </div>
      <FilterGroups isSearch={query !== undefined && query.typed !== ''} />
      <div class="narrow-done">
        <Button onClick={goBack}>{done}</Button>
      </div>
    </div>
  );
}

function FilterGroups({ isSearch }: { isSearch: boolean }) {
  const filters = currentFilters();
  const offered = searchAbilities.value?.filters ?? [];
  return (
    <div class="narrow-groups">
      {listFailure.value && <FailureNotice failure={listFailure.value} onRetry={retryList} />}
      <Sorting />
      {(offered.includes('in-stock') || offered.includes('on-sale')) && (
        <div class="narrow-checks">
          {offered.includes('in-stock') && (
            <Check label={text('inStock')} checked={filters.inStock ?? false} onCheck={setInStock} />
          )}
          {offered.includes('on-sale') && (
            <Check label={text('onSale')} checked={filters.onSale ?? false} onCheck={setOnSale} />
          )}
        </div>
      )}
      {offered.includes('price') && <PriceRange />}
      {isSearch && allows('categories') && categories.value.length > 0 && <CategoryField />}
      {offered.includes('attributes') &&
        (listing.value?.facets ?? []).map((facet) => <FacetGroup key={facet.name} facet={facet} />)}
    </div>
  );
}

/** `Show 12 results`, once the number is known. */
function doneLabel(): string {
  const current = listing.value;
  if (!current || !isSameQuery(current.query, listQuery.value) || listFailure.value) return text('showResults');
  const count = current.total ?? (current.nextOffset === undefined ? current.results.length : undefined);
  return count === undefined ? text('showResults') : counted('showCounted', count);
}

/** A button shows the values beyond this number. */
const valueLimit = 10;

function FacetGroup({ facet: { name, values } }: { facet: Facet }) {
  const [isOpen, setOpen] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLInputElement[]>([]);
  // The button that had focus is replaced by values: focus moves to the first of them.
  useLayoutEffect(() => {
    if (isOpen) [...inputsIn(group.current)].find((input) => !before.current.includes(input))?.focus();
  }, [isOpen]);
  const chosen = currentFilters().attributes?.find((each) => each.name === name)?.keys ?? [];
  function open() {
    before.current = [...inputsIn(group.current)];
    setOpen(true);
  }
  const offered = isOpen || values.length <= valueLimit + 1 ? values : topValues(values, chosen);
  return (
    <fieldset class="narrow-group">
      <legend class="choice-label">{axisLabel(name)}</legend>
      <div class="choice-options" ref={group}>
        {offered.map((value) => (
          <ValueCheck
            key={value.key}
            value={value}
            isChosen={chosen.includes(value.key)}
            onToggle={() => toggleValue(name, value.key)}
          />
        ))}
        {offered.length < values.length && (
          <button type="button" class="chip chip-more" onClick={open}>
            {text('moreValues', formatCount(values.length - offered.length))}
          </button>
        )}
      </div>
    </fieldset>
  );
}

function inputsIn(group: HTMLElement | null): Iterable<HTMLInputElement> {
  return group?.querySelectorAll('input') ?? [];
}

/** The most frequent values, and the chosen ones. */
function topValues(values: FacetValue[], chosen: string[]): FacetValue[] {
  return values.filter(({ key }, index) => index < valueLimit || chosen.includes(key));
}

interface ValueCheckProps {
  value: FacetValue;
  isChosen: boolean;
  onToggle: () => void;
}

function ValueCheck({ value: { key, label, count, swatch }, isChosen, onToggle }: ValueCheckProps) {
  return (
    <label class="option value">
      <input type="checkbox" class="visually-hidden" checked={isChosen} onChange={onToggle} />
      {swatch && <span class="swatch" style={{ backgroundColor: swatch }} />}
      <span class="value-text" dir="auto">
        {label ?? valueLabel(key)}
      </span>
      {count !== undefined && <span class="value-count">{formatCount(count)}</span>}
    </label>
  );
}
