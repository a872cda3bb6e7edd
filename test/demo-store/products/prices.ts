/**
 * Which of a variant's prices counts, and what a quantity of it costs.
 *
 * @see https://docs.commercetools.com/api/pricing-and-discounts-overview#product-price-selection
 */
import type {
  CentPrecisionMoney,
  HighPrecisionMoney,
  Price,
  ProductProjection,
  ProductVariant,
  ScopedPrice,
  TypedMoney,
} from '@commercetools/platform-sdk';

/** For whom a price is looked up. */
export interface PriceScope {
  readonly currency: string;
  readonly country?: string | undefined;
  /** Milliseconds. */
  readonly at: number;
}

/**
 * The price of the currency that fits best: the country's own before the one for everywhere, and among those one
 * with a validity period before one without. Prices of customer groups and channels are for others.
 */
export function selectPrice(prices: readonly Price[] | undefined, { currency, country, at }: PriceScope) {
  const fitting = (prices ?? []).filter(
    (price) =>
      price.value.currencyCode === currency &&
      price.customerGroup === undefined &&
      price.channel === undefined &&
      (price.country === undefined || price.country === country) &&
      (price.validFrom === undefined || Date.parse(price.validFrom) <= at) &&
      (price.validUntil === undefined || Date.parse(price.validUntil) > at),
  );
  const rank = (price: Price) =>
    (price.country === undefined ? 0 : 2) + ((price.validFrom ?? price.validUntil) ? 1 : 0);
  return fitting.reduce<Price | undefined>(
    (best, price) => (best && rank(best) >= rank(price) ? best : price),
    undefined,
  );
}

/** What one piece costs when `quantity` are bought: the sale price, else the tier's, else the plain value. */
export function unitPrice(price: Price, quantity: number): TypedMoney {
  if (price.discounted !== undefined) return price.discounted.value;
  const tiers = (price.tiers ?? []).filter(({ minimumQuantity }) => minimumQuantity <= quantity);
  const [tier] = tiers.sort((one, other) => other.minimumQuantity - one.minimumQuantity);
  return tier?.value ?? price.value;
}

/** `quantity` times `unit`, rounded to cents at the end only: half to even, as the API does by default. */
export function multiply(unit: TypedMoney, quantity: number): CentPrecisionMoney {
  const { currencyCode } = unit;
  if (unit.type === 'centPrecision') {
    return money(currencyCode, unit.centAmount * quantity, unit.fractionDigits);
  }
  const fractionDigits = fractionDigitsOf(currencyCode);
  const exact = unit.preciseAmount * quantity;
  return money(currencyCode, halfToEven(exact / 10 ** (unit.fractionDigits - fractionDigits)), fractionDigits);
}

export function money(currencyCode: string, centAmount: number, fractionDigits = fractionDigitsOf(currencyCode)) {
  return { type: 'centPrecision', currencyCode, centAmount, fractionDigits } satisfies CentPrecisionMoney;
}

/** Money of more digits than its currency has: `0.0349` EUR is 349 ten-thousandths, and 3 cents. */
export function preciseMoney(currencyCode: string, amount: string): HighPrecisionMoney {
  const [whole = '', fraction = ''] = amount.split('.');
  const preciseAmount = Number(`${whole}${fraction}`);
  const centAmount = halfToEven(preciseAmount / 10 ** (fraction.length - fractionDigitsOf(currencyCode)));
  return { type: 'highPrecision', currencyCode, centAmount, preciseAmount, fractionDigits: fraction.length };
}

/** ISO 4217's currencies whose minor unit is no hundredth, by its digits: https://www.iso.org/iso-4217-currency-codes.html */
const minorUnits: Readonly<Record<number, string>> = {
  0: 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF UYW',
};
const decimals = new Map(
  Object.entries(minorUnits).flatMap(([digits, codes]) => codes.split(' ').map((code) => [code, Number(digits)])),
);

/** Decimals of a currency by ISO 4217: 2 for EUR and HUF, 0 for JPY, 3 for KWD. */
function fractionDigitsOf(currency: string): number {
  return decimals.get(currency) ?? 2;
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The product with `price` selected in every variant that has one for the scope. */
export function withSelectedPrices(product: ProductProjection, scope: PriceScope): ProductProjection {
  return mapVariants(product, (variant) => {
    const price = selectPrice(variant.prices, scope);
    return price === undefined ? variant : { ...variant, price };
  });
}

/** As the old search answers: `scopedPrice` beside `price`. */
export function withScopedPrices(product: ProductProjection, scope: PriceScope): ProductProjection {
  return mapVariants(product, (variant) => {
    const price = selectPrice(variant.prices, scope);
    if (price === undefined) return variant;
    const { tiers: _tiers, key: _key, recurrencePolicy: _policy, ...rest } = price;
    const scopedPrice: ScopedPrice = { ...rest, currentValue: price.discounted?.value ?? price.value };
    return { ...variant, price, scopedPrice, scopedPriceDiscounted: price.discounted !== undefined };
  });
}

/** The product with every variant replaced; one without a master variant stays without. */
export function mapVariants(
  product: ProductProjection,
  change: (variant: ProductVariant) => ProductVariant,
): ProductProjection {
  const variants = product.variants.map(change);
  return product.masterVariant === undefined
    ? { ...product, variants }
    : { ...product, masterVariant: change(product.masterVariant), variants };
}
