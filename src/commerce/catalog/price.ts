/** What things cost. */
import type { PriceTier } from '../../contract/catalog.ts';
import { minorDigits } from '../../contract/minor-digits.ts';
import type { Money, Price } from '../../contract/money.ts';
import type { WireMoney, WirePrice } from '../wire.ts';

export function moneyOf(wire: WireMoney): Money {
  const { currencyCode: currency, centAmount: amount, preciseAmount, fractionDigits: digits } = wire;
  const fractionDigits = wire.type ? minorDigits(currency) : digits;
  const money = { currency, amount, fractionDigits };
  if (preciseAmount === undefined || digits <= fractionDigits) return money;
  return { ...money, precise: { amount: preciseAmount, fractionDigits: digits } };
}

/** Now and before. A "reduction" that is none shows as a plain price. */
export function priceOf(wire: WirePrice): Price {
  const value = moneyOf(wire.value);
  const reduced = wire.discounted && moneyOf(wire.discounted.value);
  if (!reduced || reduced.currency !== value.currency) return { now: value };
  return worth(reduced) < worth(value) ? { now: reduced, was: value } : { now: reduced };
}

/** To be compared with another of the same currency. */
function worth(money: Money): number {
  const { amount, fractionDigits } = money.precise ?? money;
  return amount / 10 ** fractionDigits;
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
