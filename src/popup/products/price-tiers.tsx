import type { PriceTier } from '../../contract/catalog.ts';
import { moneyText } from '../../ui/format/money.ts';
import { formatCount, text } from '../../ui/text.ts';

/** The prices for larger quantities. */
export function PriceTiers({ tiers }: { tiers: PriceTier[] }) {
  if (tiers.length === 0) return null;
  return (
    <ul class="tiers">
      {tiers.map(({ from, each }) => (
        <li key={from}>{text('tier', formatCount(from), moneyText(each))}</li>
      ))}
    </ul>
  );
}
