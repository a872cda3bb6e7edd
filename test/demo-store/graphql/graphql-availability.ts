/** Stock in GraphQL: without a channel, and by channel. */
import type { ProductVariantAvailability } from '@commercetools/platform-sdk';

export interface ChannelArguments {
  includeChannelIds?: string[] | null;
  excludeChannelIds?: string[] | null;
  limit?: number | null;
  offset?: number | null;
}

export function availabilityOf({ channels = {}, isOnStock, ...noChannel }: ProductVariantAvailability) {
  return {
    noChannel: isOnStock === undefined ? null : { isOnStock, ...noChannel },
    channels({ includeChannelIds, excludeChannelIds, limit, offset }: ChannelArguments) {
      const found = Object.entries(channels).filter(
        ([id]) => (includeChannelIds?.includes(id) ?? true) && !(excludeChannelIds?.includes(id) ?? false),
      );
      const start = offset ?? 0;
      const results = found.slice(start, limit == null ? undefined : start + limit).map(([id, availability]) => ({
        channelRef: { typeId: 'channel', id },
        availability: { ...availability, isOnStock: availability.isOnStock ?? false },
      }));
      return { limit, offset, total: found.length, results };
    },
  };
}
