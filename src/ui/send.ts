import browser from 'webextension-polyfill';
import { fail } from '../contract/failure.ts';
import type { Answer, Envelope, MessageName, Messages, Reply } from '../contract/messages.ts';

/** Questions that change nothing, so that asking twice does no harm. */
const harmless: ReadonlySet<MessageName> = new Set<MessageName>([
  'panel.open',
  'catalog.search',
  'catalog.product',
  'catalog.categories',
  'cart.read',
  'settings.read',
]);

/**
 * Asks the worker and gives its answer.
 * Throws the worker's named failure; `interrupted` when the worker was stopped before it could answer: the browser then
 * rejects the message at once and starts a new worker for the next one, so a harmless question is asked once more.
 */
export async function send<Name extends MessageName>(
  type: Name,
  ...[payload]: Parameters<Messages[Name]>
): Promise<Answer<Name>> {
  const envelope = (payload === undefined ? { type } : { type, payload }) as Envelope<Name>;
  const reply = await deliver(envelope).catch(() => {
    if (harmless.has(type)) return deliver(envelope).catch(interrupted);
    return interrupted();
  });
  if (typeof reply !== 'object' || reply === null) throw fail('unexpected');
  if ('failure' in reply) {
    const { name, ...facts } = reply.failure;
    throw fail(name, facts);
  }
  return reply.answer;
}

async function deliver<Name extends MessageName>(envelope: Envelope<Name>): Promise<Reply<Name> | null | undefined> {
  return browser.runtime.sendMessage(envelope);
}

function interrupted(): never {
  throw fail('interrupted');
}
