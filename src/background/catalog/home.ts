/** What the panel shows before anything is typed, kept for a while: opening it again costs no request. */
import * as v from 'valibot';
import type { Home, ProductCard } from '../../contract/catalog.ts';
import { isFailure } from '../../contract/failure.ts';
import { storageItem } from '../browser/storage-item.ts';
import type { Shop } from '../shop/shop.ts';
import { cards, viewedProducts } from './browsing-history.ts';
import { freshenViewed, search } from './catalog.ts';

/** Milliseconds. */
const freshness = 10 * 60_000;
const mostCards = 12;

/** In memory alone: what a customer bought is theirs. */
const keptHome = (shopId: string) =>
  storageItem(
    'session',
    `home@${shopId}`,
    v.object({ readAt: v.number(), for: v.string(), again: cards, onSale: cards }),
  );

/** The last-known home, without asking the shop; `undefined` where there is none. */
export async function lastKnownHome(shop: Shop): Promise<Home | undefined> {
  const kept = await keptHome(shop.id).read();
  if (!kept || kept.for !== (await viewerOf(shop))) return undefined;
  const [recent, categories] = await Promise.all([viewedProducts(shop.id).read(), shop.lastKnownCategories()]);
  return { recent: recent ?? [], again: kept.again, onSale: kept.onSale, categories };
}

/** Whether {@link readHome} would ask the shop for anything. */
export async function isHomeDue(shop: Shop): Promise<boolean> {
  const [kept, viewer, areFresh] = await Promise.all([
    keptHome(shop.id).read(),
    viewerOf(shop),
    shop.areCategoriesFresh(),
  ]);
  return !areFresh || !isFresh(kept, viewer);
}

function isFresh(kept: { readAt: number; for: string } | undefined, viewer: string): boolean {
  return kept?.for === viewer && Math.abs(Date.now() - kept.readAt) < freshness;
}

/** Fails only where the shop cannot be reached at all. */
export async function readHome(shop: Shop, asker: string): Promise<Home> {
  const [{ again, onSale }, categories] = await Promise.all([
    freshParts(shop, asker),
    shop.categories().catch(orNothing),
  ]);
  return { recent: (await viewedProducts(shop.id).read()) ?? [], again, onSale, categories };
}

/** Brings what was looked at up to date as well, where it stands on the device. */
async function freshParts(shop: Shop, asker: string): Promise<{ again: ProductCard[]; onSale: ProductCard[] }> {
  const kept = await keptHome(shop.id).read();
  const viewer = await viewerOf(shop);
  if (kept && isFresh(kept, viewer)) return kept;
  const readAt = Date.now();
  const [again, onSale, viewed] = await Promise.all([
    buyAgain(shop).catch(orNothingNow),
    whatIsOnSale(asker).catch(orNothingNow),
    freshenViewed(shop).catch(orNothingNow),
  ]);
  const former = kept?.for === viewer ? kept : { again: [], onSale: [] };
  const parts = { again: again ?? former.again, onSale: onSale ?? former.onSale };
  // Who has left meanwhile leaves nothing behind.
  if ((await viewerOf(shop)) !== viewer) return { ...parts, again: [] };
  // What has failed for now is asked for again at the next opening.
  if (again && onSale && viewed) {
    await keptHome(shop.id)
      .write({ readAt, for: viewer, ...parts })
      .catch(() => {});
  }
  return parts;
}

async function buyAgain(shop: Shop): Promise<ProductCard[]> {
  const { kind } = await shop.session.current();
  if (kind !== 'customer') return [];
  return shop.catalog.cards((await shop.boughtBefore()).slice(0, mostCards));
}

async function whatIsOnSale(asker: string): Promise<ProductCard[]> {
  const page = await search({ text: '', filters: { onSale: true }, offset: 0 }, `home of ${asker}`);
  // A way of searching without that filter answers with everything; one with it, with what is reduced for others as well.
  return page.abilities.filters.includes('on-sale')
    ? page.results.filter(({ price }) => price?.was).slice(0, mostCards)
    : [];
}

/** Whose home it is, in these words and prices: a customer's own, or anybody's, guest or not. */
async function viewerOf({ session, preferences }: Shop): Promise<string> {
  const { kind, sessionId } = await session.current();
  return JSON.stringify([kind === 'customer' && sessionId, preferences]);
}

/** Like {@link orNothing}; `undefined` where the shop may give that part the next time. */
function orNothingNow(thrown: unknown): never[] | undefined {
  return isFailure(thrown, 'shop-failed', 'superseded') ? undefined : orNothing(thrown);
}

/** A part that the shop does not give is empty; only without any way to the shop there is nothing to show. */
function orNothing(thrown: unknown): never[] {
  if (isFailure(thrown, 'offline', 'unreachable', 'timeout', 'client-refused', 'project-unknown')) throw thrown;
  return [];
}
