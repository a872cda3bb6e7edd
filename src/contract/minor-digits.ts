/** How finely currencies are divided. */

/** ISO 4217's currencies whose minor unit is no hundredth, by its digits. `Intl` has other digits for a dozen more, as HUF. */
const digits = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};

/** Digits of a currency's minor unit, by ISO 4217; 2 for a currency that is none. */
export function minorDigits(currency: string): number {
  return Number(Object.entries(digits).find(([, currencies]) => currencies.includes(currency))?.[0] ?? 2);
}
