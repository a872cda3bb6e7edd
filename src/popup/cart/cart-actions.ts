/** Actions on the cart as a whole. */
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, OtherCart } from '../../contract/cart.ts';
import { failureOf } from '../../contract/failure.ts';
import { announce } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { newsText } from '../cart-news/news-text.ts';
import { sessionGeneration } from '../session-generation.ts';
import { applyCart } from './apply-cart.ts';
import { cartSummary } from './line-actions.ts';
import { sendCommand } from './send-command.ts';
import { cart, cartFailure, receivedCart } from './state.ts';

/** Brings prices and products up to date with the catalog. */
export function refreshCart(): void {
  sendCommand({ kind: 'refresh' });
}

/** Asks the worker what today's catalog says of the lines. A failure changes nothing. */
export async function checkCart(): Promise<void> {
  if (cart.value.lines.length > 0) await updateCart(() => send('cart.check'));
}

/** Continues with another of the shopper's carts, and announces its total. */
export async function switchCart({ id }: OtherCart): Promise<void> {
  await exchangeCart(() => send('cart.use', id === undefined ? {} : { id }), cartSummary);
}

/**
 * Changes the choice between the guest's and the customer's cart that was made at sign-in, and announces the outcome.
 */
export async function changeCartChoice(to: CartChoice): Promise<void> {
  await exchangeCart(
    () => send('cart.changeSides', to),
    () => {
      const merged = receivedCart.value.news?.findLast((news) => news.kind === 'merged');
      return merged ? newsText(merged) : cartSummary();
    },
  );
}

/**
 * Sends a message that the worker answers with the cart. For messages whose effect is on screen already: a failure
 * changes nothing.
 */
export async function updateCart(request: () => Promise<Cart>): Promise<void> {
  const isCurrent = sessionGeneration.remember();
  const fresh = await request().catch(() => undefined);
  if (fresh && isCurrent()) applyCart(fresh);
}

/** Sends a message that the worker answers with another cart; a failure shows above the cart bar. */
async function exchangeCart(request: () => Promise<Cart>, announcement: () => string): Promise<void> {
  const isCurrent = sessionGeneration.remember();
  try {
    const fresh = await request();
    if (!isCurrent()) return;
    applyCart(fresh);
    announce(announcement());
  } catch (thrown) {
    if (isCurrent()) cartFailure.value = { failure: failureOf(thrown) };
  }
}
