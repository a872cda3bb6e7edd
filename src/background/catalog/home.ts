/**
 * What the panel shows before the shopper types. It is stored for minutes, so that opening the panel again costs no
 * request.
 */
import * as v from 'valibot';
import type { Home, ProductCard } from '../../contract/catalog.ts';
import { isFailure } from '../../contract/failure.ts';
import { isFresh } from '../../contract/rules/freshness.ts';
import { shopItem } from '../browser/storage-item.ts';
import type { Shop } from '../shop/shop.ts';
import { cards, viewedProducts } from './browsing-history.ts';
import { freshenViewed, search } from './catalog.ts';

/** Milliseconds. */
const freshFor = 10 * 60_000;
const cardLimit = 12;

/** In memory alone: it holds what a customer has bought. */
const storedHome = shopItem({
  key: 'home@',
  area: 'session',
  owner: 'customer',
  schema: v.object({ readAt: v.number(), for: v.string(), again: cards, onSale: cards }),
});

/** The last-known home, without asking the shop; `undefined` when there is none for this viewer. */
export async function lastKnownHome(shop: Shop): Promise<Home | undefined> {
  const stored = await storedHome(shop.id).read();
  if (!stored || stored.for !== (await viewerOf(shop))) return undefined;
  const [recent, categories] = await Promise.all([viewedProducts(shop.id).read(), shop.categories.lastKnown()]);
  return { recent: recent ?? [], again: stored.again, onSale: stored.onSale, categories };
}

/** Whether {@link readHome} would ask the shop for anything. */
export async function isHomeDue(shop: Shop): Promise<boolean> {
  const [stored, viewer, areCategoriesFresh] = await Promise.all([
    storedHome(shop.id).read(),
    viewerOf(shop),
    shop.categories.areFresh(),
  ]);
  return !areCategoriesFresh || !isCurrent(stored, viewer);
}

function isCurrent(stored: { readAt: number; for: string } | undefined, viewer: string): boolean {
  return stored?.for === viewer && isFresh(stored.readAt, freshFor, Date.now());
}

/** Fails only when the shop cannot be reached at all. */
export async function readHome(shop: Shop, asker: string): Promise<Home> {
  const [{ again, onSale }, categories] = await Promise.all([
    freshProducts(shop, asker),
    shop.categories.read().catch(orNothing),
  ]);
  return { recent: (await viewedProducts(shop.id).read()) ?? [], again, onSale, categories };
}

/** What the customer bought and what is on sale, from storage while fresh. Refreshes the viewed products as well. */
async function freshProducts(shop: Shop, asker: string): Promise<{ again: ProductCard[]; onSale: ProductCard[] }> {
  const stored = await storedHome(shop.id).read();
  const viewer = await viewerOf(shop);
  if (stored && isCurrent(stored, viewer)) return stored;
  const readAt = Date.now();
  const [again, onSale, viewed] = await Promise.all([
    buyAgain(shop).catch(orNothingNow),
    productsOnSale(asker).catch(orNothingNow),
    freshenViewed(shop).catch(orNothingNow),
  ]);
  const former = stored?.for === viewer ? stored : { again: [], onSale: [] };
  const products = { again: again ?? former.again, onSale: onSale ?? former.onSale };
  // The customer has signed out meanwhile: their purchases are neither shown nor stored.
  if ((await viewerOf(shop)) !== viewer) return { ...products, again: [] };
  // A part that has failed for now is asked for again at the next opening, so nothing is stored.
  if (again && onSale && viewed) {
    await storedHome(shop.id)
      .write({ readAt, for: viewer, ...products })
      .catch(() => {});
  }
  return products;
}

async function buyAgain(shop: Shop): Promise<ProductCard[]> {
  const { kind } = await shop.session.current();
  if (kind !== 'customer') return [];
  return shop.catalog.cards((await shop.boughtBefore()).slice(0, cardLimit));
}

async function productsOnSale(asker: string): Promise<ProductCard[]> {
  const page = await search({ text: '', filters: { onSale: true }, offset: 0 }, `home of ${asker}`);
  // A strategy without that filter answers with all products; one with it, also with prices reduced for other shoppers.
  return page.abilities.filters.includes('on-sale')
    ? page.results.filter(({ price }) => price?.was).slice(0, cardLimit)
    : [];
}

/** Names whose home it is, in which language and market: a customer's own, or the one that all guests share. */
async function viewerOf({ session, preferences }: Shop): Promise<string> {
  const { kind, sessionId } = await session.current();
  return JSON.stringify([kind === 'customer' && sessionId, preferences]);
}

/** Like {@link orNothing}; `undefined` when the shop may give that part the next time. */
function orNothingNow(thrown: unknown): never[] | undefined {
  return isFailure(thrown, 'shop-failed', 'superseded') ? undefined : orNothing(thrown);
}

/** A part that the shop refuses is empty. Only a shop that cannot be reached leaves the panel nothing to show. */
function orNothing(thrown: unknown): never[] {
  if (isFailure(thrown, 'offline', 'unreachable', 'timeout', 'client-refused', 'project-unknown')) throw thrown;
  return [];
}
