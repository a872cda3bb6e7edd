import { batch } from '@preact/signals';
import type { Cart, CartCommand } from '../../contract/cart.ts';
import { type Failure, failureOf } from '../../contract/failure.ts';
import { unsay } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { lazyViews, loadViews } from '../navigation/lazy-views.ts';
import { noteEnded, requireSignIn } from '../sign-in/require-sign-in.ts';
import { keepUnchanged } from './keep-unchanged.ts';
import {
  answered,
  cart,
  codeDraft,
  heard,
  keepRemoved,
  pending,
  placeDraft,
  refusal,
  removed,
  restored,
} from './state.ts';

/** Time without a word from the worker before it is asked what has become of changes: it may have been stopped. */
const silenceMilliseconds = 3000;
/** What keeps changes from being sent is asked after less and less often, down to this. */
const longestSilenceMilliseconds = 60_000;

let silence = silenceMilliseconds;
let asking: ReturnType<typeof setTimeout> | undefined;
/** Counts who was here: what was asked for somebody else is no business of this one. */
let session = 0;
/** The last command made here, until what has become of it is known. */
let lastMade: CartCommand | undefined;

/** A command is on its way: what keeps it from being sent is worth asking after soon. */
export function noteCommand(command: CartCommand): void {
  lastMade = command;
  silence = silenceMilliseconds;
}

/** Changes whenever somebody else is here, or the shop is another. */
export function sessionNow(): number {
  return session;
}

/** Takes over the worker's cart, unless a newer one is on screen already. */
export function applyCart(fresh: Cart): void {
  if ((fresh.revision ?? 0) >= (answered.value.revision ?? 0)) put(fresh);
}

/** Takes over a cart as it is: it came with whoever is here now. Answers still under way belong to an earlier session. */
export function enterCart(entered: Cart): void {
  session += 1;
  batch(() => {
    refusal.value = undefined;
    removed.value = undefined;
    restored.value = [];
    put(entered);
  });
}

/** Asks for the cart as the shop has it now. */
export async function readCart(): Promise<void> {
  silence = silenceMilliseconds;
  await ask();
}

async function ask(): Promise<void> {
  const mine = session;
  try {
    const fresh = await send('cart.read');
    if (mine !== session) return;
    batch(() => {
      if (!refusal.value?.command) refusal.value = undefined;
      applyCart(fresh);
    });
  } catch (thrown) {
    if (mine === session) meetReadFailure(failureOf(thrown));
  }
}

function meetReadFailure(failure: Failure): void {
  if (failure.name === 'session-ended') noteEnded();
  // What keeps changes waiting is told with them.
  else if (answered.value.waiting) askAgainAfterSilence();
  else if (failure.name !== 'not-configured' && failure.name !== 'sign-in-needed' && !refusal.value?.command) {
    refusal.value = { failure };
  }
}

function put(fresh: Cart): void {
  const before = answered.value;
  const reached = new Set(fresh.commands);
  batch(() => {
    answered.value = keepUnchanged(cart.value, fresh);
    // Put away here and there: if it happens again, it is news again.
    heard.value = new Set(fresh.news?.map(({ id }) => id).filter((id) => heard.value.has(id)));
    meetDelivery(fresh);
    pending.value = pending.value.filter(({ id }) => !reached.has(id));
    if (refusal.value?.command && reached.has(refusal.value.command.id)) refusal.value = undefined;
    meetNews(before, fresh);
    meetSignIn(fresh, reached);
  });
  askAgainAfterSilence();
}

function meetNews(before: Cart, fresh: Cart): void {
  const known = new Set(before.news?.map(({ id }) => id));
  for (const each of fresh.news ?? []) {
    if (known.has(each.id) || each.kind !== 'refused') continue;
    unsay();
    // It is in the cart still.
    if (removed.value && each.commands.includes(removed.value.commandId)) keepRemoved();
    if (each.code && codeDraft.value === '') codeDraft.value = each.code;
  }
  const say = () => lazyViews.value?.announceNews(before, fresh);
  if (lazyViews.value) say();
  else if (fresh.news || fresh.codes) void loadViews().then(say);
}

/** A place that was typed stays in its form until the cart goes there: it may be refused. */
function meetDelivery({ delivery, waiting }: Cart): void {
  const { country, postalCode = '' } = placeDraft.value;
  if (waiting || !delivery || delivery.country !== country || (delivery.postalCode ?? '') !== postalCode.trim()) return;
  placeDraft.value = {};
}

/** A command made here waits for somebody to sign in: leads to the form. */
function meetSignIn({ waiting }: Cart, reached: ReadonlySet<string>): void {
  if (!lastMade || !reached.has(lastMade.id)) return;
  const command = lastMade;
  const why = waiting?.failure?.name;
  if (!waiting || why) lastMade = undefined;
  if (why === 'sign-in-needed') requireSignIn(command.kind === 'add' ? command.draft.name : undefined);
  if (why === 'session-ended') noteEnded();
}

/** While changes wait the worker has something to tell; where it stays silent it is asked, which wakes one that was stopped. */
function askAgainAfterSilence(): void {
  clearTimeout(asking);
  const { waiting } = answered.value;
  if (!waiting || needsSignIn(waiting.failure)) return;
  const { failure } = waiting;
  asking = setTimeout(() => {
    silence = failure ? Math.min(silence * 2, longestSilenceMilliseconds) : silenceMilliseconds;
    void ask();
  }, silence);
}

/** Whether signing in is all that helps. */
export function needsSignIn(failure: Failure | undefined): boolean {
  return failure?.name === 'sign-in-needed' || failure?.name === 'session-ended';
}
