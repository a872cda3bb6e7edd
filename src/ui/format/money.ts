import { signal } from '@preact/signals';
import { formatMoney, type Money } from '../../contract/money.ts';

const locale = signal('en');

/** Chooses the locale that money is written in; one that no browser knows is passed over. */
export function setMoneyLocale(tag: string): void {
  try {
    locale.value = Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    locale.value = 'en';
  }
}

/** Money as the shopper reads it. A currency that `Intl` refuses is written as it came, rather than breaking the view. */
export function moneyText(money: Money): string {
  try {
    return formatMoney(money, locale.value);
  } catch {
    return `${(money.amount / 10 ** money.fractionDigits).toFixed(money.fractionDigits)} ${money.currency}`;
  }
}
