import type { Price as PriceData } from '../../contract/rules/money.ts';
import { moneyText } from '../format/money.ts';
import { text } from '../text.ts';

/** A price. A reduced price comes with the former price and with a word for screen readers. */
export function Price({ price }: { price: PriceData }) {
  if (!price.was) return <span class="price">{moneyText(price.now)}</span>;
  return (
    <span class="price">
      <span class="visually-hidden">{text('priceNow')} </span>
      <span class="price-sale">{moneyText(price.now)}</span> <span class="visually-hidden">{text('priceWas')} </span>
      <s class="price-was">{moneyText(price.was)}</s> <span class="price-word">{text('priceSale')}</span>
    </span>
  );
}
