import { useComputed } from '@preact/signals';
import { X } from 'lucide';
import type { ProductCard } from '../../contract/catalog.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Picture } from '../../ui/controls/picture.tsx';
import { text } from '../../ui/text.ts';
import { lazyViews } from '../navigation/lazy-views.ts';
import { choosing } from '../search/search-state.ts';
import { AddButton } from './add-button.tsx';
import { ProductFacts } from './product-facts.tsx';

interface ProductTileProps {
  card: ProductCard;
  /** Its shelf's name, where the same product may stand on another as well. */
  shelf?: string | undefined;
  /** Takes it out of the list. */
  onForget?: ((card: ProductCard) => void) | undefined;
}

/** A product to browse: the picture first. Drawn again only when it changes, as a row is. */
export function ProductTile({ card, shelf, onForget }: ProductTileProps) {
  const place = shelf ? `${card.id}@${shelf}` : card.id;
  const isChoosing = useComputed(() => choosing.value === place).value;
  const views = isChoosing ? lazyViews.value : undefined;
  return (
    <li class={isChoosing ? 'tile is-choosing' : 'tile'}>
      <Picture picture={card.picture} look="tile" />
      <ProductFacts card={card} place={place} />
      <AddButton card={card} place={place} />
      {onForget && (
        <IconButton
          class="tile-forget"
          shapes={X}
          size={14}
          label={text('forgetNamed', card.name)}
          onClick={() => onForget(card)}
        />
      )}
      {views && <views.OptionChooser card={card} place={place} />}
    </li>
  );
}
