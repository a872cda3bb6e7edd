import type { ProductCard } from '../../contract/catalog.ts';
import { reuseUnchanged } from '../reuse-unchanged.ts';

/** Cards that some list on screen or in memory still holds, by product ID. */
const known = new Map<string, WeakRef<ProductCard>>();
const mostKnown = 1000;

/** The same cards; a card equal to one that another list has shown is that very object, and is not rendered again. */
export function reuseCards(cards: ProductCard[]): ProductCard[] {
  if (known.size > mostKnown) known.clear();
  return cards.map((card) => {
    const reused = reuseUnchanged(known.get(card.id)?.deref(), card);
    known.set(card.id, new WeakRef(reused));
    return reused;
  });
}
