import type { Totals as TotalsData } from '../../contract/cart.ts';
import { readMoney } from '../../ui/money.ts';
import { type TextKey, text } from '../../ui/text.ts';

const rows: [keyof TotalsData, TextKey][] = [
  ['subtotal', 'totalsSubtotal'],
  ['discount', 'totalsDiscount'],
  ['shipping', 'totalsShipping'],
  ['tax', 'totalsTax'],
  ['total', 'totalsTotal'],
];

/** What the cart comes to, row by row; only the rows that apply. */
export function Totals({ totals }: { totals: TotalsData }) {
  return (
    <table class="totals" aria-label={text('totals')}>
      <tbody>
        {rows.map(([row, label]) => {
          const money = totals[row];
          return (
            money && (
              <tr key={row} class={`totals-${row}`}>
                <th scope="row">{text(label)}</th>
                <td>{readMoney(row === 'discount' ? { ...money, amount: -money.amount } : money)}</td>
              </tr>
            )
          );
        })}
      </tbody>
    </table>
  );
}
