/** How finely currencies are divided. */

/** ISO 4217's currencies whose minor unit is no hundredth. `Intl` has other digits for a dozen more, as HUF. */
const undivided = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const inThousandths = 'BHD IQD JOD KWD LYD OMR TND';

/** Digits of a currency's minor unit, by ISO 4217; 2 for a currency that is none. */
export function minorDigits(currency: string): number {
  if (undivided.includes(currency)) return 0;
  return inThousandths.includes(currency) ? 3 : 2;
}
