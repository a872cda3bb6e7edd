/**
 * What this device remembers of the shopper's looking round: never sent anywhere, gone with signing out, and with the browser where
 * a customer's session is.
 */
import * as v from 'valibot';
import type { ProductCard } from '../../contract/catalog.ts';
import { fail } from '../../contract/failure.ts';
import { withLock } from '../browser/lock.ts';
import { type KeepableItem, keepableItem } from '../browser/storage-item.ts';
import { money } from '../schemas.ts';
import type { Shop } from '../shop/shop.ts';

const mostSearches = 12;
const mostViewed = 12;
/** Characters of a search that is worth keeping. */
const longestSearch = 100;

export const earlierSearches = (shopId: string): KeepableItem<string[]> =>
  keepableItem(`earlier@${shopId}`, v.array(v.string()));

const card = v.object({
  id: v.string(),
  name: v.string(),
  language: v.string(),
  note: v.exactOptional(v.string()),
  picture: v.exactOptional(
    v.object({ url: v.string(), width: v.exactOptional(v.number()), height: v.exactOptional(v.number()) }),
  ),
  price: v.exactOptional(v.object({ now: money, was: v.exactOptional(money) })),
  variantId: v.number(),
  variantCount: v.number(),
  available: v.boolean(),
});
export const cards = v.array(card) satisfies v.GenericSchema<unknown, ProductCard[]>;

export const viewedProducts = (shopId: string): KeepableItem<ProductCard[]> => keepableItem(`viewed@${shopId}`, cards);

/** The newest first, each once, whatever its case. */
export function withSearch(earlier: readonly string[], text: string): string[] {
  const search = tidy(text);
  return search ? [search, ...withoutSearch(earlier, search)].slice(0, mostSearches) : [...earlier];
}

export function withoutSearch(earlier: readonly string[], text: string): string[] {
  return earlier.filter((each) => each.toLowerCase() !== tidy(text).toLowerCase());
}

/** A search as it is kept: one blank between words, no half of a character. */
function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longestSearch)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/** The newest first, each once. */
export function withViewed(viewed: readonly ProductCard[], seen: ProductCard): ProductCard[] {
  return [seen, ...viewed.filter(({ id }) => id !== seen.id)].slice(0, mostViewed);
}

/**
 * Moves what a guest has looked at to where a customer's lies, or may lie now.
 *
 * @param keep whether that may outlive the browser
 */
export function keepLists(shopId: string, keep: boolean): Promise<void> {
  return withLock(`recall@${shopId}`, async () => {
    for (const item of [earlierSearches(shopId), viewedProducts(shopId)]) await item.move(keep);
  });
}

/**
 * Changes one of these lists, under a lock: two pages may look round at once. A customer's does not outlive their session.
 * Fails with `superseded` when somebody has left since.
 *
 * @param mark of the session that it is of: see `Session.mark`
 * @returns what is kept now
 */
export function changeList<Entry>(
  { id, session }: Pick<Shop, 'id' | 'session'>,
  list: (shopId: string) => KeepableItem<Entry[]>,
  change: (list: readonly Entry[]) => Entry[],
  mark = session.generation(),
): Promise<Entry[]> {
  return withLock(`recall@${id}`, async () => {
    const { kind, keep } = await session.current();
    const isOfCustomer = kind === 'customer' || kind === 'ended';
    const item = list(id);
    const changed = change((await item.read()) ?? []);
    if (mark !== session.generation()) throw fail('superseded');
    if (changed.length > 0) await item.write(changed, keep || !isOfCustomer);
    else await item.remove();
    return changed;
  });
}
