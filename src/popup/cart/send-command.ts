import { batch } from '@preact/signals';
import type { CartCommand } from '../../contract/cart.ts';
import { failureOf } from '../../contract/failure.ts';
import { unsay } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { applyCart, noteCommand, readCart, sessionNow } from './apply-cart.ts';
import { codeDraft, keepRemoved, pending, refusal, removed } from './state.ts';

/** A command that has no name yet. */
type Deed = CartCommand extends infer Command ? (Command extends CartCommand ? Omit<Command, 'id'> : never) : never;

/** Commands made here, by their ids, to be made again when the shop refuses them. */
const made = new Map<string, CartCommand>();

/**
 * Makes a command: it shows in this frame.
 *
 * @returns its id
 */
export function sendCommand(deed: Deed): string {
  const command: CartCommand = { ...deed, id: crypto.randomUUID() };
  made.set(command.id, command);
  pass(command);
  return command.id;
}

/** Does again what was not taken on: the same command, which the worker counts once. */
export function retry(): void {
  const command = refusal.value?.command;
  refusal.value = undefined;
  if (command) pass(command);
  else void readCart();
}

export function dismissRefusal(): void {
  refusal.value = undefined;
}

/** Whether what the shop refused was done here, and so can be done again. */
export function canRepeat(commandIds: string[]): boolean {
  return commandIds.length > 0 && commandIds.every((id) => made.has(id));
}

/** Does again what the shop refused. To the worker it is done newly: the first time is over. */
export function repeat(commandIds: string[]): void {
  batch(() => {
    for (const command of commandIds.flatMap((id) => made.get(id) ?? [])) sendCommand(command);
  });
}

/** Shows a command and hands it to the worker, without waiting for earlier ones: the popup may close at any click. */
function pass(command: CartCommand): void {
  batch(() => {
    refusal.value = undefined;
    pending.value = [...pending.value, command];
  });
  noteCommand(command);
  void deliver(command);
}

async function deliver(command: CartCommand): Promise<void> {
  const mine = sessionNow();
  try {
    const changed = await send('cart.change', command);
    // Somebody came or went in between: the cart of now is another.
    if (mine !== sessionNow()) await readCart();
    batch(() => {
      if (mine === sessionNow()) applyCart(changed);
      settle(command);
    });
  } catch (thrown) {
    batch(() => {
      settle(command);
      if (mine === sessionNow()) refuse(command, thrown);
    });
  }
}

function refuse(command: CartCommand, thrown: unknown): void {
  // It is in the cart still.
  if (removed.value?.commandId === command.id) keepRemoved();
  if (command.kind === 'add-code' && codeDraft.value === '') codeDraft.value = command.code;
  refusal.value = { failure: failureOf(thrown), command };
  unsay();
}

function settle(command: CartCommand): void {
  if (pending.value.includes(command)) pending.value = pending.value.filter((other) => other !== command);
}
