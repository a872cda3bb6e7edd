/**
 * Cart discounts on lines. A percentage is taken off each unit and rounded per unit. An amount is distributed over
 * lines and then over units, so that some units cost a cent less than others and the sums are exact.
 *
 * @see https://docs.commercetools.com/api/projects/carts#ctp:api:type:DiscountedLineItemPriceForQuantity
 */
import type { LineItem } from '@commercetools/platform-sdk';
import { money, multiply } from '../products/prices.ts';
import { apportion, proportion } from '../shipping-tax/rounding.ts';
import type { CartDiscount } from './discount-code-book.ts';

/** Units of a line with the same price. */
interface Units {
  readonly quantity: number;
  /** Price of one unit in cents. */
  readonly value: number;
  readonly included: readonly { readonly discount: CartDiscount; readonly cents: number }[];
}

/** Applies the discounts to the lines in order. Ignores discounts that do not apply to lines. */
export function discountedLines(
  lines: readonly LineItem[],
  discounts: readonly CartDiscount[],
  currency: string,
): LineItem[] {
  const aboutLines = discounts.filter(({ target }) => target === 'lineItems');
  const plain = lines.map((line): Units[] => [{ quantity: line.quantity, value: unitCents(line), included: [] }]);
  const units = aboutLines.reduce((before, discount) => taken(before, discount, currency), plain);
  return lines.map((line, index) => {
    const parts = units[index] ?? [];
    if (parts.every(({ included }) => included.length === 0)) return line;
    return {
      ...line,
      totalPrice: money(
        currency,
        parts.reduce((sum, { value, quantity }) => sum + value * quantity, 0),
      ),
      discountedPricePerQuantity: parts.map(({ quantity, value, included }) => ({
        quantity,
        discountedPrice: {
          value: money(currency, value),
          includedDiscounts: included.map(({ discount, cents }) => ({
            discount: discount.reference,
            discountedAmount: money(currency, cents),
          })),
        },
      })),
    };
  });
}

function taken(lines: readonly Units[][], discount: CartDiscount, currency: string): Units[][] {
  const { value } = discount;
  if ('permyriad' in value) {
    return lines.map((units) =>
      units.map((part) =>
        cheaper(part, discount, part.value - proportion(part.value, 10_000 - value.permyriad, 10_000)),
      ),
    );
  }
  const weights = lines.flat().map((part) => part.value * part.quantity);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = apportion(Math.min(value.amounts[currency] ?? 0, whole), weights);
  return lines.map((units) =>
    units.flatMap((part) => {
      const share = shares.shift() ?? 0;
      const least = Math.floor(share / part.quantity);
      const more = share - least * part.quantity;
      return [
        cheaper({ ...part, quantity: more }, discount, least + 1),
        cheaper({ ...part, quantity: part.quantity - more }, discount, least),
      ].filter(({ quantity }) => quantity > 0);
    }),
  );
}

function cheaper(part: Units, discount: CartDiscount, cents: number): Units {
  if (cents === 0) return part;
  return { ...part, value: part.value - cents, included: [...part.included, { discount, cents }] };
}

function unitCents({ price }: LineItem): number {
  return multiply(price.discounted?.value ?? price.value, 1).centAmount;
}
