/** The taxes of the demo shop by country. Their ids are created with the shop. */
import type { TaxRate } from '@commercetools/platform-sdk';

type RatePlan = Omit<TaxRate, 'id'>;

const included = (country: string, name: string, amount: number): RatePlan => ({
  name,
  amount,
  includedInPrice: true,
  country,
});

/** American prices exclude tax, which depends on the state: an address without a state has no rate. */
const american: readonly RatePlan[] = [
  { name: 'California sales tax', amount: 0.0725, state: 'CA' },
  {
    name: 'New York sales tax',
    amount: 0.08875,
    state: 'NY',
    subRates: [
      { name: 'State of New York', amount: 0.04 },
      { name: 'City of New York', amount: 0.045 },
      { name: 'Commuter district', amount: 0.00375 },
    ],
  },
  { name: 'No sales tax', amount: 0, state: 'OR' },
  { name: 'Texas sales tax', amount: 0.0625, state: 'TX' },
].map((rate) => ({ ...rate, includedInPrice: false, country: 'US' }));

/** Rates for the shop's products. Any other country, such as Italy, gives `MissingTaxRateForCountry`. */
export const taxPlans = {
  standard: [
    included('DE', 'MwSt.', 0.19),
    included('FR', 'TVA', 0.2),
    included('JP', 'Consumption tax', 0.1),
    included('AE', 'VAT', 0.05),
    ...american,
  ],
  reduced: [
    included('DE', 'MwSt.', 0.07),
    included('FR', 'TVA', 0.055),
    included('JP', 'Consumption tax', 0.08),
    included('AE', 'VAT', 0.05),
    ...american,
  ],
} as const satisfies Record<string, readonly RatePlan[]>;

/** Keys of the categories with the reduced rate. */
export const reducedCategories: readonly string[] = ['paper'];
