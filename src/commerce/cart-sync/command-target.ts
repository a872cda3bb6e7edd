/** What a command is about. Commands with one target change the same thing, and the shop refuses them together. */
import type { CartCommand } from '../../contract/cart-command.ts';

/** The target as one word, equal for equal targets: a line by its product and variant, a code, the delivery. */
export function targetOf(command: CartCommand): string {
  switch (command.kind) {
    case 'add':
      return lineTarget(command.draft.productId, command.draft.variantId);
    case 'step':
    case 'set':
    case 'remove':
      return lineTarget(command.line.productId, command.line.variantId);
    case 'add-code':
      return `code ${command.code}`;
    case 'remove-code':
      return `code ${command.code.code ?? command.code.id}`;
    case 'deliver-to':
    case 'deliver-by':
      return 'delivery';
    case 'refresh':
      return 'refresh';
  }
}

/** The target of all commands about one variant of a product. */
export function lineTarget(productId: string, variantId: number): string {
  return `line ${productId} ${variantId}`;
}
