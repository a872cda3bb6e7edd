/**
 * Limits for the quantity of a variant in one cart. The limits belong to the inventory, which a shopper's token cannot
 * read.
 *
 * @see https://docs.commercetools.com/api/inventory-apis-overview#quantity-limits
 */
import { refuse } from '../project/errors.ts';

/** The limits of one SKU; a missing bound does not limit. */
export interface QuantityLimits {
  min?: number;
  max?: number;
}

/** Rejects a quantity outside the limits. */
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
