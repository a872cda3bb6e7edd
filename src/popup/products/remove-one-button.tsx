import { useComputed } from '@preact/signals';
import { Minus } from 'lucide';
import { IconButton } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { removeLine, stepQuantity } from '../cart/line-actions.ts';
import { cart } from '../cart/state.ts';
import { moveFocus } from '../navigation/focus.ts';
import { allows } from '../shop.ts';
import type { ListedProduct } from './product-state.ts';

/** Removes one of a product from the cart, where the product has one variant. */
export function RemoveOneButton({ card, entryId }: ListedProduct) {
  const line = useComputed(() => cart.value.lines.find((each) => each.productId === card.id && !each.isGift)).value;
  if (!line || card.variantCount > 1 || !allows('cart')) return null;
  const { quantity } = line;

  function press() {
    if (!line) return;
    if (quantity > 1) return stepQuantity(line, -1);
    // This button is removed with the line.
    moveFocus(`add-${entryId}`);
    removeLine(line);
  }

  return (
    <IconButton
      class="fewer"
      shapes={Minus}
      size={14}
      label={text(quantity > 1 ? 'decreaseQuantityOf' : 'removeNamed', card.name)}
      onClick={press}
    />
  );
}
