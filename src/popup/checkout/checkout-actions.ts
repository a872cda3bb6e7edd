/** Discount codes, place of delivery and shipping method: what tax and shipping depend on. */
import { batch, effect } from '@preact/signals';
import type { CartCode } from '../../contract/cart-command.ts';
import { failureOf } from '../../contract/failure.ts';
import { announceAtRest } from '../../ui/controls/announcer.tsx';
import { createRequestTokens } from '../../ui/request-token.ts';
import { send } from '../../ui/send.ts';
import { cartSummary } from '../cart/line-actions.ts';
import { sendCommand } from '../cart/send-command.ts';
import { cart, codeDraft, deliveryDraft, pendingCommands, shippingOptions } from '../cart/state.ts';

const shippingTokens = createRequestTokens();
let stopAnnouncing: (() => void) | undefined;

/** Applies the code that the shopper typed. */
export function applyCode(): void {
  const code = codeDraft.value.trim();
  if (code === '') return;
  batch(() => {
    codeDraft.value = '';
    sendCommand({ kind: 'add-code', code });
  });
}

export function removeCode(code: CartCode): void {
  sendCommand({ kind: 'remove-code', code });
  announceTotal();
}

/** Sets the place of delivery, which tax and shipping options depend on. */
export function deliverTo(country: string, postalCode: string): void {
  batch(() => {
    deliveryDraft.value = { country, postalCode };
    sendCommand({ kind: 'deliver-to', country, postalCode });
  });
  announceTotal();
}

export function deliverBy(method: { id: string; name: string }): void {
  sendCommand({ kind: 'deliver-by', method });
  announceTotal();
}

/** Reads the shipping options for the cart's place of delivery. */
export async function readShippingOptions(): Promise<void> {
  const isNewest = shippingTokens.issue();
  const found = await send('cart.shippingOptions').then(
    (options) => ({ options }),
    (thrown: unknown) => ({ failure: failureOf(thrown) }),
  );
  if (isNewest()) shippingOptions.value = found;
}

/** Announces the cart's total once the shop has confirmed it: until then the former total is on screen. */
function announceTotal(): void {
  stopAnnouncing?.();
  stopAnnouncing = effect(() => {
    if (cart.value.waiting || pendingCommands.value.length > 0) return;
    announceAtRest(cartSummary);
    queueMicrotask(() => stopAnnouncing?.());
  });
}
