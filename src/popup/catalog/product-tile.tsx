import type { ProductCard } from '../../contract/catalog.ts';
import { Picture } from '../../ui/picture.tsx';
import { AddButton } from './add-button.tsx';
import { ProductFacts } from './product-facts.tsx';

/** A product to browse: the picture first. */
export function ProductTile({ card }: { card: ProductCard }) {
  return (
    <li class="tile">
      <Picture picture={card.picture} look="tile" />
      <ProductFacts card={card} />
      <AddButton card={card} />
    </li>
  );
}
