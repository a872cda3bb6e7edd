import { useComputed } from '@preact/signals';
import { ChevronDown, Plus } from 'lucide';
import { useId } from 'preact/hooks';
import { IconButton } from '../../ui/controls/button.tsx';
import { formatCount, text } from '../../ui/text.ts';
import { addToCart } from '../cart/line-actions.ts';
import { quantityOf } from '../cart/state.ts';
import { rememberSearch } from '../search/browsing-history.ts';
import { allows } from '../shop.ts';
import { toggleChooser } from './open-product.ts';
import { type ListedProduct, openChooserId } from './product-state.ts';

/** The largest number the badge has room for. */
const badgeLimit = 99;

/**
 * Adds one of a product to the cart, and shows how many of it are in the cart. Opens the options of a product with
 * several variants.
 */
export function AddButton({ card, entryId }: ListedProduct) {
  const id = useId();
  // Computed, so that the button renders when this product's quantity changes, not at every change of the cart.
  const inCart = useComputed(() => quantityOf(card.id)).value;
  const isChoosing = useComputed(() => openChooserId.value === entryId).value;
  if (!card.available || !card.price || !allows('cart')) return null;
  const { name, price } = card;
  const hasChoice = card.variantCount > 1;

  function press() {
    if (hasChoice) return toggleChooser(entryId, card);
    rememberSearch();
    const { id: productId, variantId, language, picture } = card;
    addToCart({ productId, variantId, name, language, traits: [], unit: price, ...(picture && { picture }) });
  }

  return (
    <span class="add">
      <IconButton
        id={`add-${entryId}`}
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
