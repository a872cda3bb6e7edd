/** What the shop has in stock. https://docs.commercetools.com/api/projects/products#productvariantavailability */
import type { Stock } from '../../contract/catalog.ts';
import type { WireVariant } from '../wire.ts';

/**
 * Of the whole shop where it counts for the whole shop, otherwise of its channels together: one that has it can send it.
 * Absent availability means that stock is not tracked, so it can be sold.
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
  // What may be ordered without being there is not counted down.
  return left.every((each) => isCount(each) && each > 0)
    ? { available: true, left: left.reduce<number>((sum, each) => sum + (each ?? 0), 0) }
    : { available: true };
}

function isCount(value: number | undefined): value is number {
  return value !== undefined && Number.isSafeInteger(value);
}
