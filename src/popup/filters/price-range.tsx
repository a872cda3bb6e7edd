import { useRef, useState } from 'preact/hooks';
import { minorDigits } from '../../contract/rules/minor-digits.ts';
import type { Money } from '../../contract/rules/money.ts';
import { usePageHide } from '../../ui/controls/use-page-hide.ts';
import { moneyText } from '../../ui/format/money.ts';
import { parsePrice, priceInputText } from '../../ui/format/parse-price.ts';
import { text } from '../../ui/text.ts';
import { listing } from '../search/search-state.ts';
import { shop } from '../shop.ts';
import { currentFilters, setPrice } from './filter-state.ts';

/** Money in the currency of the results; in the shop's where the filters leave no results. */
export function filterMoney(amount: number): Money {
  const unit = listing.value?.results.find((card) => card.price)?.price?.now;
  const currency = unit?.currency ?? shop.value?.currency ?? 'EUR';
  return { currency, amount, fractionDigits: unit?.fractionDigits ?? minorDigits(currency) };
}

/** The price range. A bound applies when its field loses focus. */
export function PriceRange() {
  const { price = {} } = currentFilters();
  const prices = listing.value?.prices;
  return (
    <fieldset class="narrow-group">
      <legend class="choice-label">{text('price')}</legend>
      <div class="price-range">
        <PriceBound
          label={text('priceLowest')}
          amount={price.from}
          edge={prices?.from}
          onChange={(from) => setPrice({ ...price, from })}
        />
        <PriceBound
          label={text('priceHighest')}
          amount={price.to}
          edge={prices?.to}
          onChange={(to) => setPrice({ ...price, to })}
        />
      </div>
    </fieldset>
  );
}

interface PriceBoundProps {
  label: string;
  amount: number | undefined;
  /** The lowest or highest price among the results. */
  edge: number | undefined;
  onChange: (amount: number | undefined) => void;
}

function PriceBound({ label, amount, edge, onChange }: PriceBoundProps) {
  const [draft, setDraft] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const { fractionDigits } = filterMoney(0);
  usePageHide(() => draft !== undefined && input.current && commit(input.current));

  function commit(field: HTMLInputElement) {
    const isEmpty = field.value.trim() === '';
    const value = isEmpty ? undefined : (parsePrice(field.value, fractionDigits) ?? amount);
    setDraft(undefined);
    // Set directly: Preact sees no change when the typed text is no price and the amount stays.
    field.value = value === undefined ? '' : priceInputText(value, fractionDigits);
    if (value !== amount) onChange(value);
  }

  return (
    <label class="price-bound">
      <span class="field-note">{label}</span>
      <input
        ref={input}
        class="input"
        type="text"
        inputmode="decimal"
        autocomplete="off"
        placeholder={edge === undefined ? undefined : moneyText(filterMoney(edge))}
        value={draft ?? (amount === undefined ? '' : priceInputText(amount, fractionDigits))}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => commit(event.currentTarget)}
      />
    </label>
  );
}
