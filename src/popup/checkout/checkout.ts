/** Opens the shop's own checkout, once the shop has everything in the cart: changes that wait are sent first. */
import { effect, signal } from '@preact/signals';
import type { Cart } from '../../contract/cart.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { openTab } from '../../ui/open-tab.ts';
import { send } from '../../ui/send.ts';
import { text } from '../../ui/text.ts';
import { applyCart } from '../cart/apply-cart.ts';
import { cart, pendingCommands } from '../cart/state.ts';
import { sessionGeneration } from '../session-generation.ts';

/** How long changes may take to be sent before the shopper is offered to go on without them. */
const longestWaitMilliseconds = 3000;

/** Whether changes are being sent before the checkout opens, or could not all be sent in time; absent for neither. */
export const checkoutState = signal<'sending' | 'late'>();

/** Handles a press on the link to the checkout. Where no change waits, the browser follows the link. */
export function checkOut(event: MouseEvent): void {
  const isMiddle = event.button === 1;
  // The right button opens the browser's menu for a link.
  if (event.button > 1) return;
  if (!hasUnsentChanges()) {
    checkoutState.value = undefined;
    notifyCheckout();
    return;
  }
  event.preventDefault();
  if (checkoutState.value === 'sending') return;
  const isInFront = !(isMiddle || event.ctrlKey || event.metaKey);
  void sendAndOpen(isInFront);
}

/** The shopper goes to the checkout although changes wait. */
export function checkOutAnyway(): void {
  checkoutState.value = undefined;
  notifyCheckout();
}

/** The shopper stays in the cart, or has opened another view: no checkout opens. */
export function cancelCheckout(): void {
  checkoutState.value = undefined;
}

/** Whether changes still wait after the longest wait, so that the shopper has to choose. */
export function isCheckoutLate(): boolean {
  return checkoutState.value === 'late' && hasUnsentChanges();
}

// Once all changes are sent there is nothing to choose; the question must not return with the next change.
effect(() => {
  if (checkoutState.value === 'late' && !hasUnsentChanges()) checkoutState.value = undefined;
});

async function sendAndOpen(isInFront: boolean): Promise<void> {
  const isCurrent = sessionGeneration.remember();
  const known = new Set(cart.value.news?.map(({ id }) => id));
  checkoutState.value = 'sending';
  announce(text('checkoutSending'));
  const sent = commandsAccepted().then(() => send('cart.checkOut'));
  const fresh = await Promise.race([sent.catch(() => undefined), waitLimit()]);
  if (!isCurrent() || checkoutState.value !== 'sending') return;
  if (fresh) applyCart(fresh);
  checkoutState.value = !fresh || fresh.waiting ? 'late' : undefined;
  // The shopper sees what the shop has just rejected before ordering.
  if (!fresh || fresh.waiting || hasNewRejection(fresh, known) || !fresh.checkoutUrl) return;
  openTab(fresh.checkoutUrl, isInFront);
}

function notifyCheckout(): void {
  void send('cart.checkOut').catch(() => {});
}

function hasUnsentChanges(): boolean {
  return pendingCommands.value.length > 0 || cart.value.waiting !== undefined;
}

function hasNewRejection({ news = [] }: Cart, known: ReadonlySet<string>): boolean {
  return news.some(({ id, kind }) => kind === 'refused' && !known.has(id));
}

/** Resolves when the worker has accepted all commands given in this panel. */
function commandsAccepted(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (pendingCommands.value.length > 0) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

function waitLimit(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), longestWaitMilliseconds));
}
