/**
 * The life of a worker, as far as a test can end it: what a worker that is gone had begun stops where it waits, as in the
 * browser. Whatever it calls is asked first whose call it is; calls of the dead have no effect and are never answered.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface Life {
  isOver: boolean;
  /** Resolves when it is over. */
  end: Promise<void>;
}

const lives = new AsyncLocalStorage<Life>();

let current = createLife();
/** Counts down with each call; at 0 the worker dies. */
let callsLeft = Number.POSITIVE_INFINITY;
let dieAfterCall = false;
let onDeath = () => {};

function createLife(): Life & { stop: () => void } {
  let stop = () => {};
  const end = new Promise<void>((resolve) => {
    stop = resolve;
  });
  return { isOver: false, end, stop };
}

/** The life of whoever runs now; `undefined` outside of a worker. */
export function ownLife(): Life | undefined {
  return lives.getStore();
}

/** Resolves when the worker that runs now is gone. */
export function workerEnd(): Promise<void> {
  return current.end;
}

/** Runs the worker's code. */
export function inWorker<Result>(work: () => Result): Result {
  return lives.run(current, work);
}

/** The worker is gone; the next code in {@link inWorker} is another's. */
export function endLife(): void {
  current.isOver = true;
  current.stop();
  current = createLife();
  callsLeft = Number.POSITIVE_INFINITY;
}

/**
 * Lets the worker die at one of its next calls of the browser or the network.
 *
 * @param calls how many calls it still lives through
 * @param isAfter whether the last one has its effect
 * @param died is called then
 */
export function dieAt(calls: number, isAfter: boolean, died: () => void): void {
  callsLeft = calls;
  dieAfterCall = isAfter;
  onDeath = died;
}

/**
 * A call that a worker makes, answered by a callback or by a promise (the polyfill knows `storage.session` not yet, and passes
 * it on as it is): without effect once the worker is dead, and never answered.
 */
export function mortal(call: (...parameters: unknown[]) => unknown): (...parameters: unknown[]) => unknown {
  return (...parameters) => {
    const life = ownLife();
    if (!life) return call(...parameters);
    const callback = parameters.at(-1);
    if (typeof callback !== 'function') {
      const answer = strike(life, () => call(...parameters));
      return whileAlive(life, answer as Promise<unknown> | undefined);
    }
    const guarded = [...parameters.slice(0, -1), (...results: unknown[]) => life.isOver || callback(...results)];
    return strike(life, () => call(...guarded));
  };
}

/** The same for a call that answers with a promise. */
export function mortalFetch(fetch: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    const life = ownLife();
    if (!life) return fetch(request);
    return whileAlive(
      life,
      strike(life, () => fetch(request)),
    );
  };
}

async function whileAlive<Result>(life: Life, answer: Promise<Result> | undefined): Promise<Result> {
  const settled = await (answer ?? never()).then(
    (result) => () => result,
    (thrown) => () => {
      throw thrown;
    },
  );
  return life.isOver ? never() : settled();
}

/** Makes the call, unless its caller is dead or dies of it. */
function strike<Result>(life: Life, call: () => Result): Result | undefined {
  if (life.isOver) return undefined;
  callsLeft -= 1;
  const dies = callsLeft < 0;
  if (dies && !dieAfterCall) {
    onDeath();
    return undefined;
  }
  const result = call();
  if (dies) onDeath();
  return result;
}

/** Timers end with the worker that has set them. Call it when the clock is the test's already. */
export function mortalTimers(): typeof setTimeout {
  const set = globalThis.setTimeout;
  return ((callback: () => void, pause?: number) => {
    const life = ownLife();
    return set(() => {
      if (life === undefined) callback();
      else if (!life.isOver) lives.run(life, callback);
    }, pause);
  }) as typeof setTimeout;
}

function never(): Promise<never> {
  return new Promise(() => {});
}
