/** The way to the shop's own checkout, which is taken with everything in the cart: what waits is sent first. */
import { effect, signal } from '@preact/signals';
import type { Cart } from '../../contract/cart.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { openTab } from '../../ui/open-tab.ts';
import { send } from '../../ui/send.ts';
import { text } from '../../ui/text.ts';
import { applyCart, sessionNow } from '../cart/apply-cart.ts';
import { cart, pending } from '../cart/state.ts';

/** How long the shopper waits for changes to be sent before they may go on without. */
const longestWaitMilliseconds = 3000;

/** Whether changes are being sent before the checkout opens, or could not all be sent in time; absent for neither. */
export const leaving = signal<'sending' | 'late'>();

/** A press on the link to the checkout: it opens by itself where nothing waits. */
export function checkOut(event: MouseEvent): void {
  const isMiddle = event.button === 1;
  // The browser's own menu for a link.
  if (event.button > 1) return;
  if (!isUnsent()) {
    leaving.value = undefined;
    noteCheckout();
    return;
  }
  event.preventDefault();
  if (leaving.value === 'sending') return;
  const isInFront = !(isMiddle || event.ctrlKey || event.metaKey);
  void sendAndGo(isInFront);
}

/** The shopper goes on although changes wait. */
export function goAnyway(): void {
  leaving.value = undefined;
  noteCheckout();
}

/** The shopper stays, or has gone elsewhere in the panel: no checkout opens. */
export function stay(): void {
  leaving.value = undefined;
}

/** Whether the shopper is to choose: changes still wait after the time that one waits for them. */
export function isLate(): boolean {
  return leaving.value === 'late' && isUnsent();
}

// Once all is sent there is nothing to choose, and the next change asks nothing.
effect(() => {
  if (leaving.value === 'late' && !isUnsent()) leaving.value = undefined;
});

async function sendAndGo(isInFront: boolean): Promise<void> {
  const mine = sessionNow();
  const known = new Set(cart.value.news?.map(({ id }) => id));
  leaving.value = 'sending';
  announce(text('checkoutSending'));
  const sent = reached().then(() => send('cart.checkOut'));
  const fresh = await Promise.race([sent.catch(() => undefined), pause()]);
  if (mine !== sessionNow() || leaving.value !== 'sending') return;
  if (fresh) applyCart(fresh);
  leaving.value = !fresh || fresh.waiting ? 'late' : undefined;
  // What the shop has refused just now is told here, and seen before anything is ordered.
  if (!fresh || fresh.waiting || isRefused(fresh, known) || !fresh.checkoutUrl) return;
  openTab(fresh.checkoutUrl, isInFront);
}

function noteCheckout(): void {
  void send('cart.checkOut').catch(() => {});
}

function isUnsent(): boolean {
  return pending.value.length > 0 || cart.value.waiting !== undefined;
}

function isRefused({ news = [] }: Cart, known: ReadonlySet<string>): boolean {
  return news.some(({ id, kind }) => kind === 'refused' && !known.has(id));
}

/** Resolves when the worker has taken on all that was done here. */
function reached(): Promise<void> {
  return new Promise((resolve) => {
    const stop = effect(() => {
      if (pending.value.length > 0) return;
      resolve();
      queueMicrotask(() => stop());
    });
  });
}

function pause(): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), longestWaitMilliseconds));
}
