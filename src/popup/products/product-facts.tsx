import type { ProductCard } from '../../contract/catalog.ts';
import { Price } from '../../ui/controls/price.tsx';
import { text } from '../../ui/text.ts';
import { resultAttribute } from '../navigation/move-among-results.ts';
import { Highlight } from './highlight.tsx';
import { openProduct } from './open-product.ts';
import type { ListedProduct } from './product-state.ts';
import { RemoveOneButton } from './remove-one-button.tsx';

interface ProductFactsProps extends ListedProduct {
  /** The search text to mark in the name. */
  typed?: string | undefined;
}

/** A product's entry in a list, beside its picture: the name, which opens the product, a note, and the price. */
export function ProductFacts({ card, entryId, typed }: ProductFactsProps) {
  return (
    <div class="facts">
      <button
        {...resultAttribute}
        id={`result-${entryId}`}
        type="button"
        class="facts-name"
        lang={card.language}
        dir="auto"
        onClick={() => openProduct(card.id, card)}
      >
        <Highlight text={card.name || text('nameless')} typed={typed} />
      </button>
      {card.note && (
        <p class="facts-note" dir="auto">
          {card.note}
        </p>
      )}
      <p class="facts-price">
        {card.price && <Price price={card.price} />}
        {obstacle(card) && <span class="facts-obstacle">{obstacle(card)}</span>}
        <RemoveOneButton card={card} entryId={entryId} />
      </p>
    </div>
  );
}

/** Why the shopper cannot buy a product; empty where the shopper can. */
function obstacle(card: ProductCard): string {
  if (!card.price) return text('notSoldHere');
  return card.available ? '' : text('soldOut');
}
