import type { Send } from '../run/devtools.ts';
import { heapOf } from '../run/worker.ts';

/**
 * The real popup, controlled over the DevTools protocol. The popup contains no code of the benchmark except what is
 * evaluated.
 */
export interface Panel {
  /**
   * Runs a function in the popup. The function must not use variables of its closure.
   *
   * @returns the value, or the resolved value of a promise; rejects with the function's error
   */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  /** Waits until a function in the popup, which runs at each frame, gives true. Rejects after half a minute. */
  until<Args extends unknown[]>(holds: (...args: Args) => boolean, ...args: Args): Promise<void>;
  /** Clicks the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** Turns the mouse wheel over the middle of the popup. CSS pixels, downwards. */
  wheel(distance: number): Promise<void>;
  /** Presses the key of a letter. */
  press(letter: string): Promise<void>;
  /** Memory of the popup's script after garbage collection. Bytes. */
  heap(): Promise<number>;
}

export function drivePanel(send: Send): Panel {
  const evaluate: Panel['evaluate'] = async (run, ...args) => {
    const { result, exceptionDetails } = await send('Runtime.evaluate', {
      expression: `(${run})(...${JSON.stringify(args)})`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  const press = async (type: 'mousePressed' | 'mouseReleased', x: number, y: number) =>
    send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 });
  return {
    evaluate,
    async until(holds, ...args) {
      const { exceptionDetails } = await send('Runtime.evaluate', {
        expression: `(${untilTrue})(() => (${holds})(...${JSON.stringify(args)}), ${JSON.stringify(String(holds))})`,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    },
    async click(selector) {
      const { x, y } = await evaluate(middleOf, selector);
      await press('mousePressed', x, y);
      await press('mouseReleased', x, y);
    },
    async wheel(distance) {
      const { x, y } = await evaluate(middleOf, '#scroller');
      await send('Input.dispatchMouseEvent', { type: 'mouseWheel', x, y, deltaX: 0, deltaY: distance });
    },
    async press(letter) {
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key: letter, text: letter });
      await send('Input.dispatchKeyEvent', { type: 'keyUp', key: letter });
    },
    heap: () => heapOf(send),
  };
}

/** Runs in the popup: resolves once the document has loaded. */
export function loaded(): Promise<void> {
  return new Promise((resolve) => {
    if (document.readyState === 'complete' && location.protocol === 'chrome-extension:') resolve();
    else addEventListener('load', () => resolve(), { once: true });
  });
}

/** Runs in the popup: resolves when the popup is idle. */
export function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve());
  });
}

/** Runs in the popup: resolves in the next frame. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => resolve());
  });
}

/** Runs in the popup. The position of the first element that matches, once the element does not move. */
async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  let before = Number.NaN;
  for (;;) {
    const element = document.querySelector(selector);
    if (!element) throw new Error(`Nothing fits ${selector}`);
    const { x, y, width, height } = element.getBoundingClientRect();
    if (y === before) return { x: x + width / 2, y: y + height / 2 };
    before = y;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** Runs in the popup: resolves when the condition holds. */
function untilTrue(holds: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (holds()) resolve();
      else if (performance.now() > deadline) reject(new Error(`Waited in vain for ${what}`));
      else requestAnimationFrame(look);
    };
    look();
  });
}
