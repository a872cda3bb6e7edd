import { textLanguage } from '../text.ts';
import { plainDigits } from './quantity.ts';

/**
 * Parses a typed price into minor units. The price may be in the digits of any script and have a point or a comma as
 * its decimal sign; `undefined` for a text that is no price.
 *
 * @param fractionDigits number of digits after the decimal sign of the currency
 */
export function parsePrice(typed: string, fractionDigits: number): number | undefined {
  const plain = plainDigits(typed)
    .replaceAll('٫', '.')
    .replaceAll(/[^\d.,]/g, '');
  if (!/\d/.test(plain) || /[-−]\s*\d/.test(typed)) return undefined;
  // The last separator is the decimal sign if at most `fractionDigits` digits follow it; else it groups thousands.
  const [, whole = '', fraction = ''] = /^(.*)[.,](\d*)$/.exec(plain) ?? [plain, plain];
  const isDecimal = fraction.length <= fractionDigits;
  const units = (isDecimal ? whole : `${whole}${fraction}`).replaceAll(/\D/g, '');
  const amount = Number(
    `${units || '0'}${isDecimal ? fraction.padEnd(fractionDigits, '0') : '0'.repeat(fractionDigits)}`,
  );
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Minor units as a shopper would type them: `12.50`, or `12` without minor units. */
export function priceInputText(amount: number, fractionDigits: number): string {
  const isRound = amount % 10 ** fractionDigits === 0;
  return new Intl.NumberFormat(textLanguage(), {
    useGrouping: false,
    minimumFractionDigits: isRound ? 0 : fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amount / 10 ** fractionDigits);
}
