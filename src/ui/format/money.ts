import { signal } from '@preact/signals';
import { formatMoney, type Money } from '../../contract/rules/money.ts';

const locale = signal('en');

/** Sets the locale that money is formatted in. An invalid tag falls back to English. */
export function setMoneyLocale(tag: string): void {
  try {
    locale.value = Intl.getCanonicalLocales(tag)[0] ?? 'en';
  } catch {
    locale.value = 'en';
  }
}

/**
 * Money as the shopper reads it. A currency code that `Intl` rejects is shown as it is, so that the view still renders.
 */
export function moneyText(money: Money): string {
  try {
    return formatMoney(money, locale.value);
  } catch {
    return `${(money.amount / 10 ** money.fractionDigits).toFixed(money.fractionDigits)} ${money.currency}`;
  }
}
