/** Who asks? Well-formed? Then the handler, and its answer or its failure. */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { fail, failureOf } from '../contract/failure.ts';
import type { Answer, MessageName, Question, Reply } from '../contract/messages.ts';

/** One row of the worker's table: what a question must look like, and who answers it. */
export interface Handler<Name extends MessageName> {
  question: v.GenericSchema<unknown, Question<Name>>;
  /** @param asker the page that asks, the same for all of its questions */
  answer: (question: Question<Name>, asker: string) => Promise<Answer<Name>>;
}

export type Handlers = { [Name in MessageName]: Handler<Name> };

/** What the browser stamps on a message from one of our own pages. */
export interface Identity {
  id: string;
  /** `chrome-extension://…` */
  origin: string;
}

type Sender = Runtime.MessageSender & { origin?: string; documentId?: string };

const envelope = v.object({ type: v.string(), payload: v.optional(v.unknown()) });

/**
 * Answers messages. For one that is none of ours it gives `undefined`, not a promise: the browser then answers nothing.
 *
 * @param identity who we are; called for each message, for the browser knows it only inside the extension
 */
export function createRouter(handlers: Handlers, identity: () => Identity) {
  return (message: unknown, sender: Sender): Promise<Reply> | undefined => {
    if (!isOwnPage(sender, identity())) return undefined;
    const parsed = v.safeParse(envelope, message);
    if (!parsed.success || !Object.hasOwn(handlers, parsed.output.type)) return refuse();
    const handler = handlers[parsed.output.type as MessageName] as Handler<MessageName>;
    const question = v.safeParse(handler.question, parsed.output.payload);
    if (!question.success) return refuse();
    return handler.answer(question.output, sender.documentId ?? sender.url ?? '').then(
      (answer) => ({ answer }),
      (thrown) => {
        const failure = failureOf(thrown);
        if (failure.name === 'unexpected') console.error(thrown);
        return { failure };
      },
    );
  };
}

/**
 * Content scripts carry our id, and an own page framed by a hostile site our origin: so id, origin, and not inside a frame.
 * Not `sender.tab`: the options page is a tab.
 */
function isOwnPage(sender: Sender, { id, origin }: Identity): boolean {
  return sender.id === id && sender.origin === origin && (sender.frameId ?? 0) === 0;
}

function refuse(): Promise<Reply> {
  return Promise.resolve({ failure: failureOf(fail('unexpected')) });
}
