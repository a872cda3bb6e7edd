import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Facet, FacetValue } from '../../contract/search.ts';
import { announceAtRest } from '../../ui/controls/announcer.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Check } from '../../ui/controls/check.tsx';
import { FailureNotice } from '../../ui/controls/notice.tsx';
import { axisLabel, valueLabel } from '../../ui/format/attribute-labels.ts';
import { counted, formatCount, text } from '../../ui/text.ts';
import { CategoryField } from '../categories/category-field.tsx';
import { BackButton } from '../navigation/back-button.tsx';
import { back, finding } from '../navigation/history.ts';
import { retryListing } from '../search/load-results.ts';
import { chosenCount, same } from '../search/query.ts';
import { abilities, categories, failure, listing, wanted } from '../search/search-state.ts';
import { Sorting } from '../search/sorting.tsx';
import { allows } from '../shop.ts';
import { filtersNow, setInStock, setOnSale, toggleValue, widen } from './filter-state.ts';
import { PriceRange } from './price-range.tsx';

/** What the list can be narrowed down by. Each choice counts at once; the button at the lower edge says what is left. */
export function FiltersView() {
  const filters = filtersNow();
  const able = abilities.value?.filters ?? [];
  const found = finding.value;
  const isSearch = found !== undefined && found.typed !== '';
  const isNarrow = found !== undefined && chosenCount(found) > 0;
  const title = useRef<HTMLHeadingElement>(null);
  const done = doneWords();
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) announceAtRest(doneWords);
    isFirst.current = false;
  }, [done]);
  return (
    <div class="narrow">
      <div class="view-head">
        <BackButton />
        <h1 class="title" ref={title} tabIndex={-1} data-entry>
          {text('filters')}
        </h1>
        {isNarrow && (
          <button
            type="button"
            class="link-button narrow-clear"
            onClick={() => {
              // It goes with what it clears.
              title.current?.focus();
              widen(!isSearch);
            }}
          >
            {text('clearFilters')}
          </button>
        )}
      </div>
      <div class="narrow-groups">
        {failure.value && <FailureNotice failure={failure.value} onRetry={retryListing} />}
        <Sorting />
        {(able.includes('in-stock') || able.includes('on-sale')) && (
          <div class="narrow-checks">
            {able.includes('in-stock') && (
              <Check label={text('inStock')} checked={filters.inStock ?? false} onCheck={setInStock} />
            )}
            {able.includes('on-sale') && (
              <Check label={text('onSale')} checked={filters.onSale ?? false} onCheck={setOnSale} />
            )}
          </div>
        )}
        {able.includes('price') && <PriceRange />}
        {isSearch && allows('categories') && categories.value.length > 0 && <CategoryField />}
        {able.includes('attributes') &&
          (listing.value?.facets ?? []).map((facet) => <FacetGroup key={facet.name} facet={facet} />)}
      </div>
      <div class="narrow-done">
        <Button onClick={back}>{done}</Button>
      </div>
    </div>
  );
}

/** Says how many are left, once that is known. */
function doneWords(): string {
  const current = listing.value;
  if (!current || !same(current.of, wanted.value) || failure.value) return text('showResults');
  const count = current.total ?? (current.nextOffset === undefined ? current.results.length : undefined);
  return count === undefined ? text('showResults') : counted('showCounted', count);
}

/** More values come when asked for. */
const valueLimit = 10;

function FacetGroup({ facet: { name, values } }: { facet: Facet }) {
  const [isOpen, setOpen] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLInputElement[]>([]);
  // The button that had focus has become values: it goes to the first of them.
  useLayoutEffect(() => {
    if (isOpen) [...inputsIn(group.current)].find((input) => !before.current.includes(input))?.focus();
  }, [isOpen]);
  const chosen = filtersNow().attributes?.find((each) => each.name === name)?.keys ?? [];
  function open() {
    before.current = [...inputsIn(group.current)];
    setOpen(true);
  }
  const offered = isOpen || values.length <= valueLimit + 1 ? values : firstOf(values, chosen);
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

/** The most frequent, and what is chosen. */
function firstOf(values: FacetValue[], chosen: string[]): FacetValue[] {
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
