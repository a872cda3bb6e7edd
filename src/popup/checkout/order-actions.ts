/** What concerns the cart as a whole: codes, where it goes and how, whether it is up to date, and what is told of it. */
import { batch, effect } from '@preact/signals';
import type { CartChoice } from '../../contract/account.ts';
import type { Cart, CartCode, CartNews, OtherCart } from '../../contract/cart.ts';
import { failureOf } from '../../contract/failure.ts';
import { announce, announceAtRest } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { cartAndTotal } from '../cart/actions.ts';
import { applyCart, sessionNow } from '../cart/apply-cart.ts';
import { sendCommand } from '../cart/send-command.ts';
import { answered, cart, codeDraft, heard, pending, placeDraft, refusal, shipping } from '../cart/state.ts';
import { newsText } from '../cart-news/news-text.ts';

let shippingTurn = 0;
let hush: (() => void) | undefined;

/** Gives the code that was typed to the shop. */
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
  tellTotal();
}

/** Where the cart is to go, for the tax and the ways of sending it. */
export function deliverTo(country: string, postalCode: string): void {
  batch(() => {
    placeDraft.value = { country, postalCode };
    sendCommand({ kind: 'deliver-to', country, postalCode });
  });
  tellTotal();
}

export function deliverBy(method: { id: string; name: string }): void {
  sendCommand({ kind: 'deliver-by', method });
  tellTotal();
}

/** Asks how the cart could be sent to where it is to go. Of several questions the last one's answer counts. */
export async function readShippingOptions(): Promise<void> {
  const turn = ++shippingTurn;
  const found = await send('cart.shippingOptions').then(
    (options) => ({ options }),
    (thrown: unknown) => ({ failure: failureOf(thrown) }),
  );
  if (turn === shippingTurn) shipping.value = found;
}

/** Brings prices and products up to date. */
export function refreshCart(): void {
  sendCommand({ kind: 'refresh' });
}

/** Asks what the catalogue says of the lines today; where it says nothing the cart stays as it is. */
export async function checkCart(): Promise<void> {
  if (cart.value.lines.length > 0) await change(() => send('cart.check'));
}

/** Puts news away. */
export function dismissNews({ id }: CartNews): void {
  heard.value = new Set([...heard.value, id]);
  void change(() => send('cart.dismiss', id));
}

/** Says what becomes of changes that were forgotten. */
export function decide(choice: 'send' | 'drop'): void {
  const { forgotten: _, ...rest } = answered.value;
  answered.value = rest;
  void change(() => send('cart.decide', choice));
}

/** Goes on with another of the shopper's carts, and says what it comes to. */
export async function changeOver({ id }: OtherCart): Promise<void> {
  await choose(() => send('cart.use', id === undefined ? {} : { id }), cartAndTotal);
}

/** Makes the cart what it would be by another choice at the sign-in, and says so. */
export async function changeSides(to: CartChoice): Promise<void> {
  await choose(
    () => send('cart.changeSides', to),
    () => {
      const told = answered.value.news?.findLast(({ kind }) => kind === 'merged');
      return told && told.kind !== 'refused' ? newsText(told) : cartAndTotal();
    },
  );
}

/** Asks the worker for another cart; what keeps it from coming is told. */
async function choose(question: () => Promise<Cart>, words: () => string): Promise<void> {
  const mine = sessionNow();
  try {
    const fresh = await question();
    if (mine !== sessionNow()) return;
    applyCart(fresh);
    announce(words());
  } catch (thrown) {
    if (mine === sessionNow()) refusal.value = { failure: failureOf(thrown) };
  }
}

/** Asks the worker for something that brings a cart. What it was, is over on screen already: a failure changes nothing. */
async function change(question: () => Promise<Cart>): Promise<void> {
  const mine = sessionNow();
  const fresh = await question().catch(() => undefined);
  if (fresh && mine === sessionNow()) applyCart(fresh);
}

/** Says what the cart comes to when the shop has answered; until then it is what it came to before. */
function tellTotal(): void {
  hush?.();
  hush = effect(() => {
    if (cart.value.waiting || pending.value.length > 0) return;
    announceAtRest(cartAndTotal);
    queueMicrotask(() => hush?.());
  });
}
