import type { ProductCard } from '../../contract/catalog.ts';
import { Price } from '../../ui/controls/price.tsx';
import { text } from '../../ui/text.ts';
import { resultMark } from '../search/search-field.tsx';
import type { Placed } from '../search/search-state.ts';
import { Highlight } from './highlight.tsx';
import { openProduct } from './open-product.ts';
import { RemoveOneButton } from './remove-one-button.tsx';

interface ProductFactsProps extends Placed {
  /** What was searched for, to be marked in the name. */
  marks?: string | undefined;
}

/** What a list says of a product beside its picture: its name, which opens it, a quiet line, and its price or why there is none. */
export function ProductFacts({ card, place, marks }: ProductFactsProps) {
  return (
    <div class="facts">
      <button
        {...resultMark}
        id={`result-${place}`}
        type="button"
        class="facts-name"
        lang={card.language}
        dir="auto"
        onClick={() => openProduct(card.id, card)}
      >
        <Highlight text={card.name || text('nameless')} typed={marks} />
      </button>
      {card.note && (
        <p class="facts-note" dir="auto">
          {card.note}
        </p>
      )}
      <p class="facts-price">
        {card.price && <Price price={card.price} />}
        {obstacle(card) && <span class="facts-obstacle">{obstacle(card)}</span>}
        <RemoveOneButton card={card} place={place} />
      </p>
    </div>
  );
}

/** Why a product cannot be bought, in the shopper's words; empty when it can. */
function obstacle(card: ProductCard): string {
  if (!card.price) return text('notSoldHere');
  return card.available ? '' : text('soldOut');
}
