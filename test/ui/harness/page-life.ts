/** The life of one page: its timers, frames and listeners end with it, as in a browser that closes the page. */
type Callback = (...given: unknown[]) => unknown;
type Listening = [type: string, listener: EventListener, options?: AddEventListenerOptions | boolean];

export interface PageLife {
  /** The globals that the page's script has for itself; what it sets with them ends with the page. */
  surroundings: Record<string, unknown>;
  /** Removes the page's listeners from the document and the window; timers and frames that are still due do nothing. */
  end(): void;
}

/** @param chrome the browser's own API, as this page has it */
export function createPageLife(chrome: object): PageLife {
  let isOver = false;
  const mortal =
    (callback: Callback): Callback =>
    (...given) =>
      isOver ? undefined : callback(...given);
  const followed = [follow(document), follow(globalThis)];
  return {
    surroundings: {
      globalThis: { chrome },
      chrome,
      // Looked up at each call: a test may have replaced the clock since.
      setTimeout: (callback: Callback, pause?: number) => globalThis.setTimeout(mortal(callback), pause),
      requestAnimationFrame: (callback: Callback) => globalThis.requestAnimationFrame(mortal(callback)),
    },
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
