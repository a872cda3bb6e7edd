import type { ProductCard } from '../../contract/catalog.ts';
import { Price } from '../../ui/price.tsx';
import { text } from '../../ui/text.ts';
import { openProduct } from './actions.ts';
import { resultMark } from './search-field.tsx';

/** What a list says of a product beside its picture: its name, which opens it, a quiet line, and its price or why there is none. */
export function ProductFacts({ card }: { card: ProductCard }) {
  return (
    <div class="facts">
      <button
        {...resultMark}
        id={`result-${card.id}`}
        type="button"
        class="facts-name"
        lang={card.language}
        dir="auto"
        onClick={() => openProduct(card.id, card)}
      >
        {card.name}
      </button>
      {card.note && (
        <p class="facts-note" dir="auto">
          {card.note}
        </p>
      )}
      <p class="facts-price">
        {card.price && <Price price={card.price} />}
        {obstacle(card) && <span class="facts-obstacle">{obstacle(card)}</span>}
      </p>
    </div>
  );
}

/** Why a product cannot be bought, in the shopper's words; empty when it can. */
function obstacle(card: ProductCard): string {
  if (!card.price) return text('notSoldHere');
  return card.available ? '' : text('soldOut');
}
