import { useComputed } from '@preact/signals';
import { Minus } from 'lucide';
import { IconButton } from '../../ui/controls/button.tsx';
import { text } from '../../ui/text.ts';
import { remove, step } from '../cart/actions.ts';
import { cart } from '../cart/state.ts';
import { passFocus } from '../navigation/history.ts';
import type { Placed } from '../search/search-state.ts';
import { allows } from '../shop.ts';

/** Takes back one of what Add has added, where the product has one variant. */
export function RemoveOneButton({ card, place }: Placed) {
  const line = useComputed(() => cart.value.lines.find((each) => each.productId === card.id && !each.isGift)).value;
  if (!line || card.variantCount > 1 || !allows('cart')) return null;
  const { quantity } = line;

  function press() {
    if (!line) return;
    if (quantity > 1) return step(line, -1);
    // This button leaves with the line.
    passFocus(`add-${place}`);
    remove(line);
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
