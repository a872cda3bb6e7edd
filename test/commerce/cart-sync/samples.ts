/** Commands, carts and requests that the tests of the sync are made of. */
import type { WireCart, WireLineItem } from '../../../src/commerce/cart/cart-wire.ts';
import { acceptCommand } from '../../../src/commerce/cart-sync/outbox-commands.ts';
import { emptyOutbox, type OutboxState, type PendingRequest } from '../../../src/commerce/cart-sync/outbox-state.ts';
import type { CartCommand } from '../../../src/contract/cart-command.ts';

const unit = { now: { currency: 'EUR', amount: 100, fractionDigits: 2 } };
const money = { currencyCode: 'EUR', centAmount: 100, fractionDigits: 2 };

export const add = (id: string, productId = 'mug', quantity = 1): CartCommand => ({
  id,
  kind: 'add',
  draft: { productId, variantId: 1, name: productId, language: 'en', traits: [], unit },
  quantity,
});
export const step = (id: string, productId = 'mug', by = 1): CartCommand => ({
  id,
  kind: 'step',
  line: { lineId: productId, productId, variantId: 1 },
  by,
});
export const code = (id: string): CartCommand => ({ id, kind: 'add-code', code: id });
export const address = (id: string): CartCommand => ({ id, kind: 'deliver-to', country: 'DE', postalCode: '' });

/** A line whose ID is that of its product. */
export function lineOf(productId: string, quantity: number, more: Partial<WireLineItem> = {}): WireLineItem {
  return {
    id: productId,
    productId,
    name: { en: productId },
    variant: { id: 1, images: [], attributes: [] },
    price: { value: money },
    quantity,
    totalPrice: money,
    lineItemMode: 'Standard',
    ...more,
  };
}

export function cartOf(lineItems: WireLineItem[], more: Partial<WireCart> = {}): WireCart {
  return { id: 'cart', version: 7, cartState: 'Active', lineItems, totalPrice: money, discountCodes: [], ...more };
}

/** An outbox that accepted these commands, each so many milliseconds after 0. */
export function outboxOf(...commands: [CartCommand, number][]): OutboxState {
  return commands.reduce((state, [command, at]) => acceptCommand(state, command, at), emptyOutbox);
}

export function requestFor(...commands: string[]): PendingRequest {
  return { at: 0, commands, expects: [], request: { kind: 'change', cartId: 'cart', version: 1, actions: [] } };
}

export const idsOf = (queued: OutboxState['queued']) => queued.map(({ command }) => command.id);
