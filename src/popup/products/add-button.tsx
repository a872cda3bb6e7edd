import { useComputed } from '@preact/signals';
import { ChevronDown, Plus } from 'lucide';
import { useId } from 'preact/hooks';
import { IconButton } from '../../ui/controls/button.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { add } from '../cart/actions.ts';
import { quantityOf } from '../cart/state.ts';
import { noteSearch } from '../search/browsing-history.ts';
import { choosing, type Placed } from '../search/search-state.ts';
import { allows } from '../shop.ts';
import { toggleOptions } from './open-product.ts';

/** The largest number the badge has room for. */
const badgeLimit = 99;

/** Adds one of a product, and stays that button: how many are in the cart stands on it. Opens the variants where there are several. */
export function AddButton({ card, place }: Placed) {
  const id = useId();
  // Computed, so that it is drawn again when its own product's number changes, not with every change of the cart.
  const inCart = useComputed(() => quantityOf(card.id)).value;
  const isChoosing = useComputed(() => choosing.value === place).value;
  if (!card.available || !card.price || !allows('cart')) return null;
  const { name, price } = card;
  const hasChoice = card.variantCount > 1;

  function press() {
    if (hasChoice) return toggleOptions(place, card);
    noteSearch();
    const { id: productId, variantId, language, picture } = card;
    add({ productId, variantId, name, language, traits: [], unit: price, ...(picture && { picture }) });
  }

  return (
    <span class="add">
      <IconButton
        id={`add-${place}`}
        shapes={hasChoice ? ChevronDown : Plus}
        label={text(hasChoice ? 'chooseOptions' : 'addToCartNamed', name)}
        class={`add-button${hasChoice ? ' is-choice' : ''}${inCart > 0 ? ' is-in-cart' : ''}`}
        aria-describedby={inCart > 0 ? id : undefined}
        aria-expanded={hasChoice ? isChoosing : undefined}
        onClick={press}
      />
      {inCart > 0 && (
        <span class="badge" id={id}>
          {inCart > badgeLimit ? text('andMore', formatCount(badgeLimit)) : formatCount(inCart)}{' '}
          <span class="visually-hidden">{text('inCart')}</span>
        </span>
      )}
    </span>
  );
}
