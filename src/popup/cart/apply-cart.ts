import { batch } from '@preact/signals';
import type { Cart } from '../../contract/cart.ts';
import type { CartCommand } from '../../contract/cart-command.ts';
import { type Failure, failureOf } from '../../contract/failure.ts';
import { unsay } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { lazyViews, loadViews } from '../navigation/lazy-views.ts';
import { reuseUnchanged } from '../reuse-unchanged.ts';
import { sessionGeneration } from '../session-generation.ts';
import { requireSignIn, showSessionEnded } from '../sign-in/require-sign-in.ts';
import {
  cancelRemoval,
  cart,
  cartFailure,
  codeDraft,
  deliveryDraft,
  dismissedNews,
  pendingCommands,
  receivedCart,
  removedLine,
  restoredLines,
} from './state.ts';

/** Time without a broadcast until the page asks the worker about waiting changes: the browser may have stopped it. */
const shortestPollMilliseconds = 3000;
/** While a failure keeps changes waiting, the page asks after ever longer times, up to this one. */
const longestPollMilliseconds = 60_000;

let pollMilliseconds = shortestPollMilliseconds;
let pollTimer: ReturnType<typeof setTimeout> | undefined;
/** The last command given in this panel, until its outcome is known. */
let lastCommand: CartCommand | undefined;

/** Notes that a command is on its way; the page asks soon for what keeps the command waiting. */
export function noteCommand(command: CartCommand): void {
  lastCommand = command;
  pollMilliseconds = shortestPollMilliseconds;
}

/** Shows the worker's cart, unless a newer one is on screen already. */
export function applyCart(fresh: Cart): void {
  if ((fresh.revision ?? 0) >= (receivedCart.value.revision ?? 0)) showCart(fresh);
}

/** Shows the cart of another session. Responses to requests of the former session are dropped from now on. */
export function replaceCart(fresh: Cart): void {
  sessionGeneration.advance();
  batch(() => {
    cartFailure.value = undefined;
    removedLine.value = undefined;
    restoredLines.value = [];
    showCart(fresh);
  });
}

/** Reads the cart as the shop has it now. */
export async function readCart(): Promise<void> {
  pollMilliseconds = shortestPollMilliseconds;
  await requestCart();
}

async function requestCart(): Promise<void> {
  const isCurrent = sessionGeneration.remember();
  try {
    const fresh = await send('cart.read');
    if (!isCurrent()) return;
    batch(() => {
      if (!cartFailure.value?.command) cartFailure.value = undefined;
      applyCart(fresh);
    });
  } catch (thrown) {
    if (isCurrent()) handleReadFailure(failureOf(thrown));
  }
}

function handleReadFailure(failure: Failure): void {
  if (failure.name === 'session-ended') showSessionEnded();
  // The mark for waiting changes shows what keeps them waiting.
  else if (receivedCart.value.waiting) schedulePoll();
  else if (failure.name !== 'not-configured' && failure.name !== 'sign-in-needed' && !cartFailure.value?.command) {
    cartFailure.value = { failure };
  }
}

function showCart(fresh: Cart): void {
  const before = receivedCart.value;
  const accepted = new Set(fresh.commands);
  batch(() => {
    receivedCart.value = reuseUnchanged(cart.value, fresh);
    // Forgets dismissals that the worker has confirmed: the same news may come again.
    dismissedNews.value = new Set(fresh.news?.map(({ id }) => id).filter((id) => dismissedNews.value.has(id)));
    clearSentDelivery(fresh);
    pendingCommands.value = pendingCommands.value.filter(({ id }) => !accepted.has(id));
    if (cartFailure.value?.command && accepted.has(cartFailure.value.command.id)) cartFailure.value = undefined;
    applyNews(before, fresh);
    openSignInIfNeeded(fresh, accepted);
  });
  schedulePoll();
}

function applyNews(before: Cart, fresh: Cart): void {
  const known = new Set(before.news?.map(({ id }) => id));
  for (const news of fresh.news ?? []) {
    if (known.has(news.id) || news.kind !== 'refused') continue;
    unsay();
    if (removedLine.value && news.commands.includes(removedLine.value.commandId)) cancelRemoval();
    if (news.code && codeDraft.value === '') codeDraft.value = news.code;
  }
  const announce = () => lazyViews.value?.announceNews(before, fresh);
  if (lazyViews.value) announce();
  else if (fresh.news || fresh.codes) void loadViews().then(announce);
}

/** Clears the form for the place of delivery once the shop has accepted it; a rejected place stays in the form. */
function clearSentDelivery({ delivery, waiting }: Cart): void {
  const { country, postalCode = '' } = deliveryDraft.value;
  if (waiting || !delivery || delivery.country !== country || (delivery.postalCode ?? '') !== postalCode.trim()) return;
  deliveryDraft.value = {};
}

/** Opens the sign-in form when the command given last in this panel waits for a sign-in. */
function openSignInIfNeeded({ waiting }: Cart, accepted: ReadonlySet<string>): void {
  if (!lastCommand || !accepted.has(lastCommand.id)) return;
  const command = lastCommand;
  const reason = waiting?.failure?.name;
  if (!waiting || reason) lastCommand = undefined;
  if (reason === 'sign-in-needed') requireSignIn(command.kind === 'add' ? command.draft.name : undefined);
  if (reason === 'session-ended') showSessionEnded();
}

/** While changes wait, the worker reports on them; when it stays silent, a request starts it again. */
function schedulePoll(): void {
  clearTimeout(pollTimer);
  const { waiting } = receivedCart.value;
  if (!waiting || needsSignIn(waiting.failure)) return;
  const { failure } = waiting;
  pollTimer = setTimeout(() => {
    pollMilliseconds = failure ? Math.min(pollMilliseconds * 2, longestPollMilliseconds) : shortestPollMilliseconds;
    void requestCart();
  }, pollMilliseconds);
}

/** Whether only a sign-in resolves a failure. */
export function needsSignIn(failure: Failure | undefined): boolean {
  return failure?.name === 'sign-in-needed' || failure?.name === 'session-ended';
}
