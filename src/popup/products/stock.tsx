import type { Stock } from '../../contract/catalog.ts';
import { counted, text } from '../../ui/text.ts';

/** Up to this number the shopper sees how many are left. */
const fewLeft = 5;

/** What the shopper has to know about the stock; empty for nothing. */
export function stockText({ available, left, restockDays }: Stock): string {
  if (!available) return restockDays === undefined ? text('soldOut') : counted('backIn', restockDays);
  return left !== undefined && left > 0 && left <= fewLeft ? counted('onlyLeft', left) : '';
}

/** A note on the stock, where the shopper has to know something. */
export function StockNote({ stock }: { stock: Stock }) {
  const note = stockText(stock);
  return note ? <span class={stock.available ? 'stock stock-few' : 'stock'}>{note}</span> : null;
}
