/** The life of one page: its timers, frames and listeners end with it, as in a browser that closes the page. */
import type { Envelope, Reply } from '../../../src/contract/messages.ts';

/** Milliseconds: longer pauses are meant to pass unseen, as that before a snapshot is written. */
const soon = 20;

interface BrowserApi {
  runtime: { sendMessage(message: Envelope, callback: (reply?: Reply) => void): void };
}

type Callback = (...given: unknown[]) => unknown;
type Listening = [type: string, listener: EventListener, options?: AddEventListenerOptions | boolean];

export interface PageLife {
  /** The globals that the page's script has for itself; what it sets with them ends with the page. */
  surroundings: Record<string, unknown>;
  /** Whether a frame is due, or a timer within a few milliseconds. */
  isBusy(): boolean;
  /** Removes the page's listeners from the document and the window; timers and frames that are still due do nothing. */
  end(): void;
}

/** @param browserApi Chrome's API, which outlives the page */
export function createPageLife(browserApi: BrowserApi): PageLife {
  let isOver = false;
  const due = new Set<object>();
  const mortal = (callback: Callback, isSoon: boolean): { callback: Callback; done: () => void } => {
    const entry = {};
    if (isSoon) due.add(entry);
    const done = () => void due.delete(entry);
    return {
      done,
      callback: (...given) => {
        done();
        return isOver ? undefined : callback(...given);
      },
    };
  };
  const chrome = endingWith(browserApi, () => isOver);
  const cancels = new Map<unknown, () => void>();
  const followed = [follow(document), follow(globalThis)];
  return {
    surroundings: {
      globalThis: { chrome },
      chrome,
      // Looked up at each call: a test may have replaced the clock since.
      setTimeout: (callback: Callback, pause = 0) => {
        const { callback: run, done } = mortal(callback, pause <= soon);
        const timer = globalThis.setTimeout(run, pause);
        cancels.set(timer, done);
        return timer;
      },
      clearTimeout: (timer: ReturnType<typeof setTimeout>) => {
        cancels.get(timer)?.();
        globalThis.clearTimeout(timer);
      },
      requestAnimationFrame: (callback: Callback) => {
        const { callback: run, done } = mortal(callback, true);
        const frame = globalThis.requestAnimationFrame(run);
        cancels.set(frame, done);
        return frame;
      },
      cancelAnimationFrame: (frame: number) => {
        cancels.get(frame)?.();
        globalThis.cancelAnimationFrame(frame);
      },
    },
    isBusy: () => due.size > 0,
    end() {
      isOver = true;
      for (const { stop } of followed) stop();
    },
  };
}

/** Notes what is listened to on a target, and can end it. */
function follow(target: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>): { stop(): void } {
  const { addEventListener: add } = target;
  const listening: Listening[] = [];
  target.addEventListener = (...given: unknown[]) => {
    listening.push(given as Listening);
    add.call(target, ...(given as Listening));
  };
  return {
    stop() {
      target.addEventListener = add;
      for (const [type, listener, options] of listening) target.removeEventListener(type, listener, options);
    },
  };
}

/** Chrome's API for one page: a page that has ended sends no message, and no reply reaches it. */
function endingWith(browserApi: BrowserApi, isOver: () => boolean): object {
  const sendMessage = (message: Envelope, callback: (reply?: Reply) => void) => {
    if (isOver()) return;
    browserApi.runtime.sendMessage(message, (reply) => {
      if (!isOver()) callback(reply);
    });
  };
  // By inheritance, so that `lastError` is read when it is asked for.
  const runtime = Object.create(browserApi.runtime, { sendMessage: { value: sendMessage, enumerable: true } });
  return Object.create(browserApi, { runtime: { value: runtime, enumerable: true } });
}
