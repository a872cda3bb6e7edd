import browser from 'webextension-polyfill';
import { fail } from '../contract/failure.ts';
import type { Answer, Envelope, MessageName, Messages, Reply } from '../contract/messages.ts';

/**
 * Sends a message to the worker and gives the worker's answer.
 *
 * When the browser stops the worker before it answers, the browser rejects the message and starts a new worker for the
 * next one, so the page sends the message a second time. Every message may be repeated: the worker compares each
 * command with the state of the shop before it applies the command (docs/cart-sync.md).
 *
 * @throws the worker's failure; `interrupted` when the second message was not answered either
 */
export async function send<Name extends MessageName>(
  type: Name,
  ...[payload]: Parameters<Messages[Name]>
): Promise<Answer<Name>> {
  const envelope = (payload === undefined ? { type } : { type, payload }) as Envelope<Name>;
  const reply = (await deliver(envelope)) ?? (await deliver(envelope));
  if (!reply) throw fail('interrupted');
  if ('failure' in reply) {
    const { name, ...facts } = reply.failure;
    throw fail(name, facts);
  }
  return reply.answer;
}

/**
 * Gives the worker's reply; `undefined` when the worker was stopped before it replied. Chrome rejects the message then,
 * except for "The message port closed before a response was received", which the polyfill resolves with `undefined`.
 */
async function deliver<Name extends MessageName>(envelope: Envelope<Name>): Promise<Reply<Name> | undefined> {
  try {
    return (await browser.runtime.sendMessage(envelope)) ?? undefined;
  } catch {
    return undefined;
  }
}
