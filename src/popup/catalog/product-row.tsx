import type { ProductCard } from '../../contract/catalog.ts';
import { Picture } from '../../ui/picture.tsx';
import { AddButton } from './add-button.tsx';
import { ProductFacts } from './product-facts.tsx';

/** A product as a search result. */
export function ProductRow({ card }: { card: ProductCard }) {
  return (
    <li class="row">
      <Picture picture={card.picture} look="row" />
      <ProductFacts card={card} />
      <AddButton card={card} />
    </li>
  );
}
