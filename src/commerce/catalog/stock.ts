/** The stock of a variant. https://docs.commercetools.com/api/projects/products#productvariantavailability */
import type { Stock } from '../../contract/catalog.ts';
import type { WireVariant } from '../wire.ts';

/**
 * The stock of the whole shop where the shop counts that, otherwise of its channels together: any channel in stock can
 * deliver. A variant without availability has no tracked stock, so it can be sold.
 */
export function stockOf({ availability }: WireVariant): Stock {
  if (!availability) return { available: true };
  const channels = Object.values(availability.channels);
  const isWhole = availability.isOnStock !== undefined || availability.availableQuantity !== undefined;
  const counted = isWhole || channels.length === 0 ? [availability] : channels;
  const having = counted.filter(({ isOnStock }) => isOnStock !== false);
  if (having.length === 0) {
    const days = counted.flatMap(({ restockableInDays: each }) => (isCount(each) && each > 0 ? [each] : []));
    return { available: false, ...(days.length > 0 && { restockDays: Math.min(...days) }) };
  }
  const left = having.map(({ availableQuantity }) => availableQuantity);
  // A channel without a positive quantity sells on back-order, so no number of pieces limits the order.
  return left.every((each) => isCount(each) && each > 0)
    ? { available: true, left: left.reduce<number>((sum, each) => sum + (each ?? 0), 0) }
    : { available: true };
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value);
}
