/**
 * The shopper's searches and viewed products on this device. They are never sent anywhere. A sign-out deletes them; a
 * customer whose session ends with the browser loses them with it.
 */
import * as v from 'valibot';
import type { ProductCard } from '../../contract/catalog.ts';
import { withLock } from '../browser/lock.ts';
import { type PersistableItem, persistableItem } from '../browser/storage-item.ts';
import { money } from '../schemas.ts';
import type { Shop } from '../shop/shop.ts';

const searchLimit = 12;
const viewedLimit = 12;
/** Characters of a search that is worth storing. */
const searchLength = 100;

export const earlierSearches = persistableItem({
  key: 'earlier@',
  area: 'either',
  owner: 'customer',
  schema: v.array(v.string()),
});

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

export const viewedProducts = persistableItem({ key: 'viewed@', area: 'either', owner: 'customer', schema: cards });

/** The newest search first, each text once, in any case. */
export function withSearch(earlier: readonly string[], text: string): string[] {
  const search = normalizeSearch(text);
  return search ? [search, ...withoutSearch(earlier, search)].slice(0, searchLimit) : [...earlier];
}

export function withoutSearch(earlier: readonly string[], text: string): string[] {
  return earlier.filter((each) => each.toLowerCase() !== normalizeSearch(text).toLowerCase());
}

/** A search as it is stored: one blank between words, and no surrogate without its other half. */
function normalizeSearch(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, searchLength)
    .replace(/[\ud800-\udbff]$/, '')
    .trim();
}

/** The product viewed last first, each product once. */
export function withViewed(viewed: readonly ProductCard[], product: ProductCard): ProductCard[] {
  return [product, ...viewed.filter(({ id }) => id !== product.id)].slice(0, viewedLimit);
}

/**
 * Moves a guest's lists to the storage area of the customer who signs in.
 *
 * @param isPersistent whether the customer's data may outlive the browser
 */
export function moveHistory(shopId: string, isPersistent: boolean): Promise<void> {
  return withHistoryLock(shopId, async () => {
    for (const item of [earlierSearches(shopId), viewedProducts(shopId)]) await item.move(isPersistent);
  });
}

/**
 * Changes one of these lists under a lock, for two pages may change it at once. Fails with `superseded` when a sign-in
 * or sign-out has happened since.
 *
 * @param startedIn the session generation in which the change began
 * @returns the list as stored now
 */
export function changeHistory<Entry>(
  { id, session }: Pick<Shop, 'id' | 'session'>,
  list: (shopId: string) => PersistableItem<Entry[]>,
  change: (list: readonly Entry[]) => Entry[],
  startedIn = session.generation(),
): Promise<Entry[]> {
  return withHistoryLock(id, async () => {
    const { kind, keep } = await session.current();
    const isOfCustomer = kind === 'customer' || kind === 'ended';
    const item = list(id);
    const changed = change((await item.read()) ?? []);
    session.assertCurrent(startedIn);
    if (changed.length > 0) await item.write(changed, keep || !isOfCustomer);
    else await item.remove();
    return changed;
  });
}

/** Runs `work` while no other worker or page changes the lists of a shop. */
export function withHistoryLock<Result>(shopId: string, work: () => Promise<Result>): Promise<Result> {
  return withLock(`history@${shopId}`, work);
}
