import browser from 'webextension-polyfill';
import { fail } from '../contract/failure.ts';
import type { Answer, Envelope, MessageName, Messages, Reply } from '../contract/messages.ts';

/**
 * Asks the worker and gives its answer.
 * Throws the worker's named failure; `interrupted` when the worker was stopped before it could answer: the browser then
 * rejects the message at once and starts a new worker for the next one, so the question is asked once more. Every question may be:
 * what it asks for is done once, for the worker compares with what the shop holds (docs/cart-sync.md).
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
 * `undefined` when the worker was gone before it answered: Chrome rejects then, except for "The message port closed before
 * a response was received", which the polyfill takes for a listener that had nothing to say.
 */
async function deliver<Name extends MessageName>(envelope: Envelope<Name>): Promise<Reply<Name> | undefined> {
  try {
    return (await browser.runtime.sendMessage(envelope)) ?? undefined;
  } catch {
    return undefined;
  }
}
