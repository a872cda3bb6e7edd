import type { CartLine } from '../../contract/cart.ts';
import { traitWords } from '../../ui/attribute-words.ts';
import { counted, text } from '../../ui/text.ts';

/** `Cart, 3 items`: what the way to the cart is called, everywhere. */
export function cartWords(count: number): string {
  return count === 0 ? text('cartEmptyName') : counted('cartItems', count);
}

/** A line's name with what tells it from its sisters: `Linen shirt, size M`. */
export function lineName(line: Pick<CartLine, 'name' | 'traits'>): string {
  return line.traits.length > 0 ? text('nameAndTraits', line.name, traitWords(line.traits)) : line.name;
}
