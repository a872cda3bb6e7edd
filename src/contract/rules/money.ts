/** An exact amount: `amount` counts the currency's minor units, so 12.50 EUR is 1250 and 1200 JPY is 1200. */
export interface Money {
  /** ISO 4217 code. */
  currency: string;
  /** Minor units, a whole number. */
  amount: number;
  /** Digits behind the decimal point: 2 for EUR, 0 for JPY, 3 for KWD. */
  fractionDigits: number;
  /**
   * The exact amount where that has fractions of a minor unit and `amount` is rounded: 349 with 4 digits for 0.0349
   * EUR.
   */
  precise?: Pick<Money, 'amount' | 'fractionDigits'>;
}

/** A price now, and the price before a reduction. */
export interface Price {
  now: Money;
  was?: Money;
}

/**
 * Module state: a cache, for making a format takes a hundred times as long as using it, and a long cart has a thousand
 * amounts.
 */
const formats = new Map<string, Intl.NumberFormat>();

/** Money as the shopper reads it, in `locale` (BCP 47). */
export function formatMoney(money: Money, locale: string): string {
  const { currency, fractionDigits: least } = money;
  const { amount, fractionDigits } = money.precise ?? money;
  const key = `${locale} ${currency} ${least} ${fractionDigits}`;
  const known = formats.get(key);
  const format =
    known ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: least,
      maximumFractionDigits: fractionDigits,
    });
  if (!known) formats.set(key, format);
  return format.format(amount / 10 ** fractionDigits);
}

/** `amount` minor units of the currency of `money`. */
export function withAmount({ currency, fractionDigits }: Money, amount: number): Money {
  return { currency, amount, fractionDigits };
}

/** The exact sum of amounts of one currency; `undefined` for no amounts, for a missing one, and for an inexact sum. */
export function sumMoney(amounts: (Money | undefined)[]): Money | undefined {
  const [first] = amounts;
  const sum = amounts.reduce((before, money) => before + (money?.amount ?? Number.NaN), 0);
  return first && Number.isSafeInteger(sum) ? withAmount(first, sum) : undefined;
}

/** `money` times `factor`, rounded to minor units at the end, half to even as the shop does. */
export function multiplyMoney(money: Money, factor: number): Money {
  const { amount, fractionDigits } = money.precise ?? money;
  const exact = (amount * factor) / 10 ** (fractionDigits - money.fractionDigits);
  const whole = Math.floor(exact);
  return withAmount(money, exact - whole === 0.5 ? whole + (whole % 2) : Math.round(exact));
}
