/**
 * Answers messages: checks the sender, then the question, then calls the handler and sends back its answer or its
 * failure.
 */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { fail, failureOf } from '../contract/failure.ts';
import type { Answer, MessageName, Question, Reply } from '../contract/messages.ts';

/** One row of the worker's table: what a question must look like, and the function that answers it. */
export interface Handler<Name extends MessageName> {
  question: v.GenericSchema<unknown, Question<Name>>;
  /** @param asker names the asking page; the same for all questions of one page */
  answer: (question: Question<Name>, asker: string) => Promise<Answer<Name>>;
}

export type Handlers = { [Name in MessageName]: Handler<Name> };

/** What the browser puts on a message from a page of this extension. */
export interface Identity {
  id: string;
  /** `chrome-extension://…` */
  origin: string;
}

type Sender = Runtime.MessageSender & { origin?: string; documentId?: string };

const envelope = v.object({ type: v.string(), payload: v.optional(v.unknown()) });

/**
 * Creates the function that answers messages. It returns `undefined`, and no promise, for a message from elsewhere: the
 * browser then sends no answer.
 *
 * @param identity called for each message, for the browser knows it only inside the extension
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
 * Content scripts send this extension's ID, and a page of the extension framed by a hostile site sends its origin. So
 * all three must hold: ID, origin, and no frame. `sender.tab` says nothing: the options page is a tab.
 */
function isOwnPage(sender: Sender, { id, origin }: Identity): boolean {
  return sender.id === id && sender.origin === origin && (sender.frameId ?? 0) === 0;
}

function refuse(): Promise<Reply> {
  return Promise.resolve({ failure: failureOf(fail('unexpected')) });
}
