import type { Stock } from '../../contract/catalog.ts';
import { counted, text } from '../../ui/text.ts';

/** So few that it is worth saying how many. */
const fewLeft = 5;

/** What a shopper has to know of the stock, if anything. */
export function stockSentence({ available, left, restockDays }: Stock): string {
  if (!available) return restockDays === undefined ? text('soldOut') : counted('backIn', restockDays);
  return left !== undefined && left > 0 && left <= fewLeft ? counted('onlyLeft', left) : '';
}

/** The stock in words, where there is something to say. */
export function StockWords({ stock }: { stock: Stock }) {
  const words = stockSentence(stock);
  return words ? <span class={stock.available ? 'stock stock-few' : 'stock'}>{words}</span> : null;
}
