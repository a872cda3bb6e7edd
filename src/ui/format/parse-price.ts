import { textLanguage } from '../text.ts';
import { plainDigits } from './quantity.ts';

/**
 * Minor units that a typed price means, in whatever digits and with either decimal sign; `undefined` for what means none.
 *
 * @param fractionDigits digits behind the currency's decimal point
 */
export function parsePrice(typed: string, fractionDigits: number): number | undefined {
  const plain = plainDigits(typed)
    .replaceAll('٫', '.')
    .replaceAll(/[^\d.,]/g, '');
  if (!/\d/.test(plain) || /[-−]\s*\d/.test(typed)) return undefined;
  // The last sign is the decimal one when no more digits follow it than the currency has; else it parts thousands.
  const [, whole = '', fraction = ''] = /^(.*)[.,](\d*)$/.exec(plain) ?? [plain, plain];
  const isDecimal = fraction.length <= fractionDigits;
  const units = (isDecimal ? whole : `${whole}${fraction}`).replaceAll(/\D/g, '');
  const amount = Number(
    `${units || '0'}${isDecimal ? fraction.padEnd(fractionDigits, '0') : '0'.repeat(fractionDigits)}`,
  );
  return Number.isSafeInteger(amount) ? amount : undefined;
}

/** Minor units as they are typed: `12.50`, and `12` for a round sum. */
export function priceInputText(amount: number, fractionDigits: number): string {
  const isRound = amount % 10 ** fractionDigits === 0;
  return new Intl.NumberFormat(textLanguage(), {
    useGrouping: false,
    minimumFractionDigits: isRound ? 0 : fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amount / 10 ** fractionDigits);
}
