import { useRef, useState } from 'preact/hooks';
import { minorDigits } from '../../contract/minor-digits.ts';
import type { Money } from '../../contract/money.ts';
import { usePageHide } from '../../ui/controls/use-page-hide.ts';
import { moneyText } from '../../ui/format/money.ts';
import { parsePrice, priceInputText } from '../../ui/format/parse-price.ts';
import { text } from '../../ui/text.ts';
import { listing } from '../search/search-state.ts';
import { shop } from '../shop.ts';
import { filtersNow, setPrice } from './filter-state.ts';

/** Money in the currency that the results have; that of the shop where a filter has left none. */
export function moneyOf(amount: number): Money {
  const unit = listing.value?.results.find((card) => card.price)?.price?.now;
  const currency = unit?.currency ?? shop.value?.currency ?? 'EUR';
  return { currency, amount, fractionDigits: unit?.fractionDigits ?? minorDigits(currency) };
}

/** What a thing may cost: each bound counts when its field is left. */
export function PriceRange() {
  const { price = {} } = filtersNow();
  const prices = listing.value?.prices;
  return (
    <fieldset class="narrow-group">
      <legend class="choice-label">{text('price')}</legend>
      <div class="price-range">
        <Bound
          label={text('priceLowest')}
          amount={price.from}
          edge={prices?.from}
          onBound={(from) => setPrice({ ...price, from })}
        />
        <Bound
          label={text('priceHighest')}
          amount={price.to}
          edge={prices?.to}
          onBound={(to) => setPrice({ ...price, to })}
        />
      </div>
    </fieldset>
  );
}

interface BoundProps {
  label: string;
  amount: number | undefined;
  /** What the results themselves begin or end with. */
  edge: number | undefined;
  onBound: (amount: number | undefined) => void;
}

function Bound({ label, amount, edge, onBound }: BoundProps) {
  const [draft, setDraft] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  const { fractionDigits } = moneyOf(0);
  usePageHide(() => draft !== undefined && input.current && commit(input.current));

  function commit(field: HTMLInputElement) {
    const isEmpty = field.value.trim() === '';
    const read = isEmpty ? undefined : (parsePrice(field.value, fractionDigits) ?? amount);
    setDraft(undefined);
    // By hand: to the renderer nothing has changed when what was typed means no price.
    field.value = read === undefined ? '' : priceInputText(read, fractionDigits);
    if (read !== amount) onBound(read);
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
        placeholder={edge === undefined ? undefined : moneyText(moneyOf(edge))}
        value={draft ?? (amount === undefined ? '' : priceInputText(amount, fractionDigits))}
        onInput={(event) => setDraft(event.currentTarget.value)}
        onChange={(event) => commit(event.currentTarget)}
      />
    </label>
  );
}
