/** What a gesture is about: gestures of one group change the same thing, and are refused together. */
import type { CartGesture } from '../../contract/cart.ts';

export function groupOf(gesture: CartGesture): string {
  switch (gesture.kind) {
    case 'add':
      return `line ${gesture.sketch.productId} ${gesture.sketch.variantId}`;
    case 'step':
    case 'set':
    case 'remove':
      return `line ${gesture.line.productId} ${gesture.line.variantId}`;
    case 'add-code':
      return `code ${gesture.code}`;
    case 'remove-code':
      return `code ${gesture.code.code ?? gesture.code.id}`;
    case 'deliver-to':
    case 'deliver-by':
      return 'delivery';
    case 'refresh':
      return 'refresh';
  }
}
