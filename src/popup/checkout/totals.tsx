import type { Totals as TotalsData } from '../../contract/cart.ts';
import { withAmount } from '../../contract/rules/money.ts';
import { moneyText } from '../../ui/format/money.ts';
import { type TextKey, text } from '../../ui/text.ts';

const rows: ['subtotal' | 'discount' | 'shipping' | 'tax' | 'total', TextKey][] = [
  ['subtotal', 'totalsSubtotal'],
  ['discount', 'totalsDiscount'],
  ['shipping', 'totalsShipping'],
  ['tax', 'totalsTax'],
  ['total', 'totalsTotal'],
];

/** The cart's totals, row by row; only rows that apply. */
export function Totals({ totals, isWaiting }: { totals: TotalsData; isWaiting: boolean }) {
  return (
    <table class={isWaiting ? 'totals is-waiting' : 'totals'} aria-label={text('totals')}>
      <tbody>
        {rows.map(([row, label]) => {
          const money = totals[row];
          return (
            money && (
              <tr key={row} class={`totals-${row}`}>
                <th scope="row">{text(label)}</th>
                <td>
                  {row === 'tax' && (
                    <span class="totals-note">{text(totals.taxIsIncluded ? 'taxIncluded' : 'taxAdded')} </span>
                  )}
                  {/* Isolated, since right-to-left text would put the minus behind the number. */}
                  <bdi>{moneyText(row === 'discount' ? withAmount(money, -money.amount) : money)}</bdi>
                </td>
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
