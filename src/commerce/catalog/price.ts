/** Prices as the panel shows them. */
import type { PriceTier } from '../../contract/catalog.ts';
import { minorDigits } from '../../contract/rules/minor-digits.ts';
import type { Money, Price } from '../../contract/rules/money.ts';
import type { WireMoney, WirePrice } from '../wire.ts';

/** Money in minor units; a high-precision amount keeps its fractions. */
export function moneyOf(wire: WireMoney): Money {
  const { currencyCode: currency, centAmount: amount, preciseAmount, fractionDigits: digits } = wire;
  const fractionDigits = wire.type ? minorDigits(currency) : digits;
  const money = { currency, amount, fractionDigits };
  if (preciseAmount === undefined || digits <= fractionDigits) return money;
  return { ...money, precise: { amount: preciseAmount, fractionDigits: digits } };
}

/**
 * The price now, and the price before a reduction. A discount that does not reduce the price shows as a plain price.
 */
export function priceOf(wire: WirePrice): Price {
  const value = moneyOf(wire.value);
  const reduced = wire.discounted && moneyOf(wire.discounted.value);
  if (!reduced || reduced.currency !== value.currency) return { now: value };
  return comparable(reduced) < comparable(value) ? { now: reduced, was: value } : { now: reduced };
}

/** A number to compare with that of another amount of the same currency. */
function comparable(money: Money): number {
  const { amount, fractionDigits } = money.precise ?? money;
  return amount / 10 ** fractionDigits;
}

/**
 * The tiers of a price, the smallest quantity first. A discounted price has none:
 * https://docs.commercetools.com/api/types#price
 */
export function tiersOf(wire: WirePrice): PriceTier[] {
  if (wire.discounted) return [];
  return (wire.tiers ?? [])
    .filter(({ minimumQuantity, value }) => minimumQuantity > 1 && value.currencyCode === wire.value.currencyCode)
    .map(({ minimumQuantity, value }) => ({ from: minimumQuantity, each: moneyOf(value) }))
    .sort((one, other) => one.from - other.from);
}

/** The price of one piece when `quantity` are bought. https://docs.commercetools.com/api/types#pricetier */
export function priceFor(wire: WirePrice, quantity: number): Price {
  const tier = tiersOf(wire).findLast(({ from }) => from <= quantity);
  return tier ? { now: tier.each } : priceOf(wire);
}
