import { useComputed } from '@preact/signals';
import type { ProductCard } from '../../contract/catalog.ts';
import { Picture } from '../../ui/controls/picture.tsx';
import { lazyViews } from '../navigation/lazy-views.ts';
import { AddButton } from './add-button.tsx';
import { ProductFacts } from './product-facts.tsx';
import { openChooserId } from './product-state.ts';

interface ProductRowProps {
  card: ProductCard;
  /** The search text to mark in the name. */
  typed?: string;
}

/** A product as a search result. A component that reads signals renders only when those or its properties change. */
export function ProductRow({ card, typed }: ProductRowProps) {
  const isChoosing = useComputed(() => openChooserId.value === card.id).value;
  const views = isChoosing ? lazyViews.value : undefined;
  return (
    <li class={isChoosing ? 'row is-choosing' : 'row'}>
      <Picture picture={card.picture} look="row" />
      <ProductFacts card={card} entryId={card.id} typed={typed} />
      <AddButton card={card} entryId={card.id} />
      {views && <views.OptionChooser card={card} entryId={card.id} />}
    </li>
  );
}
