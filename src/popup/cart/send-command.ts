import { batch } from '@preact/signals';
import type { CartCommand } from '../../contract/cart-command.ts';
import { failureOf } from '../../contract/failure.ts';
import { unsay } from '../../ui/controls/announcer.tsx';
import { send } from '../../ui/send.ts';
import { sessionGeneration } from '../session-generation.ts';
import { applyCart, noteCommand, readCart } from './apply-cart.ts';
import { cancelRemoval, cartFailure, codeDraft, pendingCommands, removedLine } from './state.ts';

type CommandWithoutId = CartCommand extends infer Command
  ? Command extends CartCommand
    ? Omit<Command, 'id'>
    : never
  : never;

/** Commands given in this panel, by ID, to be repeated when the shop rejects them. */
const sentCommands = new Map<string, CartCommand>();

/**
 * Sends a command to the worker. The cart on screen shows its effect in this frame.
 *
 * @returns the command's ID
 */
export function sendCommand(draft: CommandWithoutId): string {
  const command: CartCommand = { ...draft, id: crypto.randomUUID() };
  sentCommands.set(command.id, command);
  queueCommand(command);
  return command.id;
}

/** Sends the command again that the worker did not accept. Its ID stays, so that the worker counts it once. */
export function retryCommand(): void {
  const command = cartFailure.value?.command;
  cartFailure.value = undefined;
  if (command) queueCommand(command);
  else void readCart();
}

export function dismissCartFailure(): void {
  cartFailure.value = undefined;
}

/** Whether all these commands were given in this panel, which alone knows them well enough to repeat them. */
export function canRepeat(commandIds: string[]): boolean {
  return commandIds.length > 0 && commandIds.every((id) => sentCommands.has(id));
}

/** Repeats commands that the shop rejected, as new commands with new IDs: the worker has closed the rejected ones. */
export function repeatCommands(commandIds: string[]): void {
  batch(() => {
    for (const command of commandIds.flatMap((id) => sentCommands.get(id) ?? [])) sendCommand(command);
  });
}

/** Shows a command and posts it without waiting for earlier ones: a click outside closes the popup at any moment. */
function queueCommand(command: CartCommand): void {
  batch(() => {
    cartFailure.value = undefined;
    pendingCommands.value = [...pendingCommands.value, command];
  });
  noteCommand(command);
  void postCommand(command);
}

async function postCommand(command: CartCommand): Promise<void> {
  const isCurrent = sessionGeneration.remember();
  try {
    const changed = await send('cart.change', command);
    // The session has changed meanwhile, and this response may show the former session's cart.
    if (!isCurrent()) await readCart();
    batch(() => {
      if (isCurrent()) applyCart(changed);
      removePending(command);
    });
  } catch (thrown) {
    batch(() => {
      removePending(command);
      if (isCurrent()) showCommandFailure(command, thrown);
    });
  }
}

function showCommandFailure(command: CartCommand, thrown: unknown): void {
  if (removedLine.value?.commandId === command.id) cancelRemoval();
  if (command.kind === 'add-code' && codeDraft.value === '') codeDraft.value = command.code;
  cartFailure.value = { failure: failureOf(thrown), command };
  unsay();
}

function removePending(command: CartCommand): void {
  if (pendingCommands.value.includes(command)) {
    pendingCommands.value = pendingCommands.value.filter((other) => other !== command);
  }
}
