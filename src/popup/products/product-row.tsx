import { useComputed } from '@preact/signals';
import type { ProductCard } from '../../contract/catalog.ts';
import { Picture } from '../../ui/controls/picture.tsx';
import { lazyViews } from '../navigation/lazy-views.ts';
import { choosing } from '../search/search-state.ts';
import { AddButton } from './add-button.tsx';
import { ProductFacts } from './product-facts.tsx';

interface ProductRowProps {
  card: ProductCard;
  /** What was searched for, to be marked in the name. */
  marks?: string;
}

/** A product as a search result. A component that reads a signal is drawn again only when that or its own properties change. */
export function ProductRow({ card, marks }: ProductRowProps) {
  const isChoosing = useComputed(() => choosing.value === card.id).value;
  const views = isChoosing ? lazyViews.value : undefined;
  return (
    <li class={isChoosing ? 'row is-choosing' : 'row'}>
      <Picture picture={card.picture} look="row" />
      <ProductFacts card={card} place={card.id} marks={marks} />
      <AddButton card={card} place={card.id} />
      {views && <views.OptionChooser card={card} place={card.id} />}
    </li>
  );
}
