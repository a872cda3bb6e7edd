/** What a command is about. Commands with one target change the same thing, and the shop refuses them together. */
import type { CartCommand } from '../../contract/cart-command.ts';

/** The target as one word, equal for equal targets: a line by its product and variant, a code, the delivery. */
export function targetOf(command: CartCommand): string {
  switch (command.kind) {
    case 'add':
      return lineTarget(command.draft);
    case 'step':
    case 'set':
    case 'remove':
      return lineTarget(command.line);
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

/** Whether a command changes a line of the cart. */
export function changesLine(command: CartCommand): boolean {
  return 'draft' in command || 'line' in command;
}

/** The target of all commands about one variant of a product. */
export function lineTarget({ productId, variantId }: { productId: string; variantId: number }): string {
  return `line ${productId} ${variantId}`;
}
