import { batch } from '@preact/signals';
import type { CartGesture } from '../../contract/cart.ts';
import { failureOf } from '../../contract/failure.ts';
import { unsay } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { noteGesture, readCart, sessionNow, takeCart } from './apply-cart.ts';
import { codeDraft, keepRemoved, pending, refusal, removed } from './state.ts';

/** A gesture that has no name yet. */
type Deed = CartGesture extends infer Gesture ? (Gesture extends CartGesture ? Omit<Gesture, 'id'> : never) : never;

/** Gestures made here, by their ids, to be made again when the shop refuses them. */
const made = new Map<string, CartGesture>();

/**
 * Makes a gesture: it shows in this frame.
 *
 * @returns its id
 */
export function make(deed: Deed): string {
  const gesture: CartGesture = { ...deed, id: crypto.randomUUID() };
  made.set(gesture.id, gesture);
  pass(gesture);
  return gesture.id;
}

/** Does again what was not taken on: the same gesture, which the worker counts once. */
export function retry(): void {
  const gesture = refusal.value?.gesture;
  refusal.value = undefined;
  if (gesture) pass(gesture);
  else void readCart();
}

export function dismissRefusal(): void {
  refusal.value = undefined;
}

/** Whether what the shop refused was done here, and so can be done again. */
export function canRepeat(gestureIds: string[]): boolean {
  return gestureIds.length > 0 && gestureIds.every((id) => made.has(id));
}

/** Does again what the shop refused. To the worker it is done newly: the first time is over. */
export function repeat(gestureIds: string[]): void {
  batch(() => {
    for (const gesture of gestureIds.flatMap((id) => made.get(id) ?? [])) make(gesture);
  });
}

/** Shows a gesture and hands it to the worker, without waiting for earlier ones: the popup may close at any click. */
function pass(gesture: CartGesture): void {
  batch(() => {
    refusal.value = undefined;
    pending.value = [...pending.value, gesture];
  });
  noteGesture(gesture);
  void deliver(gesture);
}

async function deliver(gesture: CartGesture): Promise<void> {
  const mine = sessionNow();
  try {
    const changed = await send('cart.change', gesture);
    // Somebody came or went in between: the cart of now is another.
    if (mine !== sessionNow()) await readCart();
    batch(() => {
      if (mine === sessionNow()) takeCart(changed);
      settle(gesture);
    });
  } catch (thrown) {
    batch(() => {
      settle(gesture);
      if (mine === sessionNow()) refuse(gesture, thrown);
    });
  }
}

function refuse(gesture: CartGesture, thrown: unknown): void {
  // It is in the cart still.
  if (removed.value?.gestureId === gesture.id) keepRemoved();
  if (gesture.kind === 'add-code' && codeDraft.value === '') codeDraft.value = gesture.code;
  refusal.value = { failure: failureOf(thrown), gesture };
  unsay();
}

function settle(gesture: CartGesture): void {
  if (pending.value.includes(gesture)) pending.value = pending.value.filter((other) => other !== gesture);
}
