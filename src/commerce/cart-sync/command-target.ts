/** What a command is about: commands of one group change the same thing, and are refused together. */
import type { CartCommand } from '../../contract/cart.ts';

export function targetOf(command: CartCommand): string {
  switch (command.kind) {
    case 'add':
      return `line ${command.draft.productId} ${command.draft.variantId}`;
    case 'step':
    case 'set':
    case 'remove':
      return `line ${command.line.productId} ${command.line.variantId}`;
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
