import type { CentPrecisionMoney, Price } from '@commercetools/platform-sdk';
import { uuidOf } from './seed.ts';

/** Dollars and yen for one euro in this shop. */
const dollarsPerEuro = 1.14;
const yenPerEuro = 166;

/** Rounds to a usual retail price: 4.50, 12.90, 38.00, 129.00, 445.00. */
function printed(amount: number): number {
  if (amount < 10) return Math.max(90, Math.round(amount * 2) * 50);
  if (amount < 30) return Math.round(amount) * 100 - 10;
  if (amount < 120) return Math.round(amount) * 100;
  return Math.round(amount / 5) * 500 - (amount < 400 ? 100 : 0);
}

/** Rounds yen to tens below 3,000 and to hundreds above. */
function printedYen(amount: number): number {
  return amount < 3000 ? Math.round(amount / 10) * 10 : Math.round(amount / 100) * 100;
}

/** The price of a variant before it is converted into each currency. */
export interface PriceWish {
  /** Euros, not cents; may have decimals. */
  euros: number;
  /** Factor of the price in France to the price in Germany. */
  frenchFactor: number;
  /** Factor of the sale price, 0.6 for 40 % off; 1 without a sale. */
  left: number;
  discountId: string;
  soldInJapan: boolean;
}

type Market = [currency: 'EUR' | 'USD' | 'JPY', country?: string];
const markets: readonly Market[] = [['EUR'], ['EUR', 'DE'], ['EUR', 'FR'], ['USD'], ['USD', 'US'], ['JPY', 'JP']];

/**
 * Creates embedded prices. Equal amounts share one frozen object within a catalogue, because fifty thousand products
 * have a million prices with few different amounts.
 *
 * @returns a function that gives the prices of a variant; the numbers of `identity` determine the ids of the prices. A
 *   sale price is always below the regular one.
 */
export function createPricing(): (wish: PriceWish, ...identity: number[]) => Price[] {
  const known = new Map<string, CentPrecisionMoney>();
  const money = (currencyCode: string, centAmount: number, fractionDigits: number): CentPrecisionMoney => {
    const label = currencyCode + centAmount;
    const found = known.get(label);
    if (found) return found;
    const made = Object.freeze({ type: 'centPrecision', currencyCode, centAmount, fractionDigits } as const);
    known.set(label, made);
    return made;
  };
  const value = ([currency, country]: Market, euros: number, frenchFactor: number) => {
    if (currency === 'JPY') return money('JPY', printedYen(euros * yenPerEuro), 0);
    if (currency === 'USD') return money('USD', printed(euros * dollarsPerEuro), 2);
    return money('EUR', printed(country === 'FR' ? euros * frenchFactor : euros), 2);
  };

  return (wish, ...identity) => {
    const prices: Price[] = [];
    for (const [place, market] of markets.entries()) {
      if (market[0] === 'JPY' && !wish.soldInJapan) continue;
      const full = value(market, wish.euros, wish.frenchFactor);
      const reduced = wish.left < 1 ? value(market, wish.euros * wish.left, wish.frenchFactor) : full;
      const country = market[1];
      prices.push({
        id: uuidOf(...identity, place),
        value: full,
        ...(country ? { country } : {}),
        ...(reduced.centAmount < full.centAmount
          ? { discounted: { value: reduced, discount: { typeId: 'product-discount', id: wish.discountId } } }
          : {}),
      });
    }
    return prices;
  };
}
