/** What things cost. */
import type { PriceTier } from '../contract/catalog.ts';
import type { Money, Price } from '../contract/money.ts';
import type { WireMoney, WirePrice } from './wire.ts';

export function moneyOf(wire: WireMoney): Money {
  return { currency: wire.currencyCode, amount: wire.centAmount, fractionDigits: wire.fractionDigits };
}

/** Now and before. A "reduction" that is none shows as a plain price. */
export function priceOf(wire: WirePrice): Price {
  const value = moneyOf(wire.value);
  const reduced = wire.discounted && moneyOf(wire.discounted.value);
  if (!reduced || reduced.currency !== value.currency) return { now: value };
  return reduced.amount < value.amount ? { now: reduced, was: value } : { now: reduced };
}

/** What more of it costs, fewest pieces first. A reduced price has none: https://docs.commercetools.com/api/types#price */
export function tiersOf(wire: WirePrice): PriceTier[] {
  if (wire.discounted) return [];
  return (wire.tiers ?? [])
    .filter(({ minimumQuantity, value }) => minimumQuantity > 1 && value.currencyCode === wire.value.currencyCode)
    .map(({ minimumQuantity, value }) => ({ from: minimumQuantity, each: moneyOf(value) }))
    .sort((one, other) => one.from - other.from);
}

/** What each of so many costs: the price of the tier that many reach. https://docs.commercetools.com/api/types#pricetier */
export function priceFor(wire: WirePrice, quantity: number): Price {
  const tier = tiersOf(wire).findLast(({ from }) => from <= quantity);
  return tier ? { now: tier.each } : priceOf(wire);
}
