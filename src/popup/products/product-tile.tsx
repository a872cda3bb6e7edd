import { useComputed } from '@preact/signals';
import { X } from 'lucide';
import type { ProductCard } from '../../contract/catalog.ts';
import { IconButton } from '../../ui/controls/button.tsx';
import { Picture } from '../../ui/controls/picture.tsx';
import { text } from '../../ui/text.ts';
import { lazyViews } from '../navigation/lazy-views.ts';
import { AddButton } from './add-button.tsx';
import { ProductFacts } from './product-facts.tsx';
import { openChooserId } from './product-state.ts';

interface ProductTileProps {
  card: ProductCard;
  /** The shelf's name, on the home view: another shelf may list the same product. */
  shelf?: string | undefined;
  /** Removes the product from the list. */
  onForget?: ((card: ProductCard) => void) | undefined;
}

/** A product as a tile: the picture first. Renders only when its signals or properties change, like a row. */
export function ProductTile({ card, shelf, onForget }: ProductTileProps) {
  const place = shelf ? `${card.id}@${shelf}` : card.id;
  const isChoosing = useComputed(() => openChooserId.value === place).value;
  const views = isChoosing ? lazyViews.value : undefined;
  return (
    <li class={isChoosing ? 'tile is-choosing' : 'tile'}>
      <Picture picture={card.picture} look="tile" />
      <ProductFacts card={card} entryId={place} />
      <AddButton card={card} entryId={place} />
      {onForget && (
        <IconButton
          class="tile-forget"
          shapes={X}
          size={14}
          label={text('forgetNamed', card.name)}
          onClick={() => onForget(card)}
        />
      )}
      {views && <views.OptionChooser card={card} entryId={place} />}
    </li>
  );
}
