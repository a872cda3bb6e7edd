/** How many digits a currency's minor unit has. */

/** Currencies of ISO 4217 whose minor unit is no hundredth. `Intl` has other digits for a dozen more, such as HUF. */
const undivided = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const inThousandths = 'BHD IQD JOD KWD LYD OMR TND';

/** Digits of a currency's minor unit, by ISO 4217; 2 for an unknown currency. */
export function minorDigits(currency: string): number {
  if (undivided.includes(currency)) return 0;
  return inThousandths.includes(currency) ? 3 : 2;
}
