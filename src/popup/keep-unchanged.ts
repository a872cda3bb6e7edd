import type { ProductCard } from '../contract/catalog.ts';

/** Cards that were shown, as long as somebody holds them. */
const known = new Map<string, { card: WeakRef<ProductCard>; text: string }>();
const most = 1000;

/** The same cards, and for each that has come before just as it is the very one: what has not changed is not drawn again. */
export function keepUnchanged(cards: ProductCard[]): ProductCard[] {
  if (known.size > most) known.clear();
  return cards.map((card) => {
    const text = JSON.stringify(card);
    const before = known.get(card.id);
    const same = before?.text === text ? before.card.deref() : undefined;
    if (same) return same;
    known.set(card.id, { card: new WeakRef(card), text });
    return card;
  });
}
