/** An exact amount: `amount` counts the currency's minor units, so 12.50 EUR is 1250 and 1200 JPY is 1200. */
export interface Money {
  /** ISO 4217 code. */
  currency: string;
  /** Minor units, a whole number. */
  amount: number;
  /** Digits behind the decimal point: 2 for EUR, 0 for JPY, 3 for KWD. */
  fractionDigits: number;
}

/** What a thing costs now, and what it cost before a reduction. */
export interface Price {
  now: Money;
  was?: Money;
}

/** Made once: making one takes a hundred times as long as using it, and a long cart has a thousand amounts. */
const formats = new Map<string, Intl.NumberFormat>();

/** Money as the shopper reads it, in `locale` (BCP 47). */
export function formatMoney({ currency, amount, fractionDigits }: Money, locale: string): string {
  const key = `${locale} ${currency} ${fractionDigits}`;
  const known = formats.get(key);
  const format =
    known ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: fractionDigits,
      maximumFractionDigits: fractionDigits,
    });
  if (!known) formats.set(key, format);
  return format.format(amount / 10 ** fractionDigits);
}

/** Digits of a currency's smallest coin, by ISO 4217; 2 for a currency that is none. */
export function minorDigits(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The exact sum of amounts of one currency; `undefined` for none. */
export function sumMoney(amounts: Money[]): Money | undefined {
  const [first] = amounts;
  return first && { ...first, amount: amounts.reduce((sum, money) => sum + money.amount, 0) };
}

/** `money` taken `factor` times. */
export function timesMoney(money: Money, factor: number): Money {
  return { ...money, amount: money.amount * factor };
}
