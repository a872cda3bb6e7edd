/**
 * Price selection, and the price of a quantity.
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

/** The criteria of price selection. */
export interface PriceScope {
  readonly currency: string;
  readonly country?: string | undefined;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * The best matching price in the currency: the country's own before one for all countries, and of these one with a
 * validity period before one without. Ignores prices of customer groups and channels.
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

/** The price of one item of a quantity: the sale price, else the tier's, else the regular price. */
export function unitPrice(price: Price, quantity: number): TypedMoney {
  if (price.discounted !== undefined) return price.discounted.value;
  const tiers = (price.tiers ?? []).filter(({ minimumQuantity }) => minimumQuantity <= quantity);
  const [tier] = tiers.sort((one, other) => other.minimumQuantity - one.minimumQuantity);
  return tier?.value ?? price.value;
}

/** `quantity` times `unit`, rounded half to even to cents at the end, as the API does by default. */
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

/** Money with more digits than its currency: `0.0349` EUR is 349 ten-thousandths, or 3 cents. */
export function preciseMoney(currencyCode: string, amount: string): HighPrecisionMoney {
  const [whole = '', fraction = ''] = amount.split('.');
  const preciseAmount = Number(`${whole}${fraction}`);
  const centAmount = halfToEven(preciseAmount / 10 ** (fraction.length - fractionDigitsOf(currencyCode)));
  return { type: 'highPrecision', currencyCode, centAmount, preciseAmount, fractionDigits: fraction.length };
}

/**
 * ISO 4217's currencies whose minor unit is not a hundredth, by their digits:
 * https://www.iso.org/iso-4217-currency-codes.html
 */
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

/** Adds the selected `price` to every variant that has one for the criteria. */
export function withSelectedPrices(product: ProductProjection, scope: PriceScope): ProductProjection {
  return mapVariants(product, (variant) => {
    const price = selectPrice(variant.prices, scope);
    return price === undefined ? variant : { ...variant, price };
  });
}

/** Adds `scopedPrice` beside `price`, as Product Projection Search does. */
export function withScopedPrices(product: ProductProjection, scope: PriceScope): ProductProjection {
  return mapVariants(product, (variant) => {
    const price = selectPrice(variant.prices, scope);
    if (price === undefined) return variant;
    const { tiers: _tiers, key: _key, recurrencePolicy: _policy, ...rest } = price;
    const scopedPrice: ScopedPrice = { ...rest, currentValue: price.discounted?.value ?? price.value };
    return { ...variant, price, scopedPrice, scopedPriceDiscounted: price.discounted !== undefined };
  });
}

/** Replaces every variant. A product without a master variant stays without one. */
export function mapVariants(
  product: ProductProjection,
  change: (variant: ProductVariant) => ProductVariant,
): ProductProjection {
  const variants = product.variants.map(change);
  return product.masterVariant === undefined
    ? { ...product, variants }
    : { ...product, masterVariant: change(product.masterVariant), variants };
}
