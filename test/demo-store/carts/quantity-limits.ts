/**
 * How many of a variant one cart may hold. The limits stand on the inventory, which a shopper's token cannot read.
 *
 * @see https://docs.commercetools.com/api/inventory-apis-overview#quantity-limits
 */
import { refuse } from '../project/errors.ts';

/** Of one SKU; a bound that is not there does not bind. */
export interface QuantityLimits {
  min?: number;
  max?: number;
}

/** Refuses a quantity outside the limits. */
export function demandQuantity({ min, max }: QuantityLimits, quantity: number, lineItemId?: string): void {
  const lineItem = lineItemId === undefined ? {} : { lineItem: lineItemId };
  if (max !== undefined && quantity > max) {
    const message = `Quantity '${quantity}' greater than maximum '${max}'.`;
    throw refuse(400, { code: 'LineItemQuantityAboveLimit', message, quantity, maxCartQuantity: max, ...lineItem });
  }
  if (min !== undefined && quantity < min) {
    const message = `Quantity '${quantity}' less than minimum '${min}'.`;
    throw refuse(400, { code: 'LineItemQuantityBelowLimit', message, quantity, minCartQuantity: min, ...lineItem });
  }
}
