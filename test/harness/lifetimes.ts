/**
 * Workers that end as a browser ends them: at once, in the middle of anything. What a worker has sent to the network or
 * to storage takes effect, and the worker never gets the answer. Each call, timer, lock and listener belongs to the
 * worker in whose asynchronous context it was made, so nothing of an ended worker goes on beside the next one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** A worker's call to the browser or the network: `fetch POST /demo/me/carts`, `local.set outbox@…`. */
export type Call = string;

interface Lifetime {
  isOver: boolean;
  /** Resolves when the lifetime is over. */
  end: Promise<void>;
  finish: () => void;
}

type AnyFunction = (...given: unknown[]) => unknown;

const lifetimes = new AsyncLocalStorage<Lifetime>();

/** @param onEnd is called when a worker has ended */
export function createLifetimes(onEnd: () => void) {
  let current = createLifetime();
  let ended = 0;
  let planned: { isIt: (call: Call) => boolean; when: 'before' | 'after' } | undefined;

  const end = () => {
    ended += 1;
    planned = undefined;
    current.isOver = true;
    current.finish();
    current = createLifetime();
    onEnd();
  };
  /** Makes a call, unless its worker has ended; the worker may be planned to end at this call. */
  const make = (lifetime: Lifetime, call: Call, work: () => unknown): Promise<unknown> => {
    if (lifetime.isOver) return never();
    const endsHere = lifetime === current && planned?.isIt(call) === true;
    if (endsHere && planned?.when === 'before') {
      end();
      return never();
    }
    const answer = Promise.resolve(work());
    if (endsHere) {
      planned = undefined;
      const endStill = () => lifetime === current && end();
      answer.then(endStill, endStill);
    }
    return whileAlive(lifetime, answer);
  };

  return {
    /** Ends the worker that runs now. */
    end,
    /**
     * Ends the worker just before the first call that `isIt` accepts, or just after that call has taken effect. `isIt`
     * is asked once for each call.
     */
    endAt(isIt: (call: Call) => boolean, when: 'before' | 'after') {
      planned = { isIt, when };
      const before = ended;
      return { hasEnded: () => ended > before };
    },
    /** Runs code as code of the worker that runs now. */
    run: <Result>(work: () => Result): Result => lifetimes.run(current, work),
    /** Asks the worker. Rejects as `interrupted` when the worker ends before it has answered, as the browser does. */
    untilEnd<Result>(ask: () => Promise<Result>): Promise<Result> {
      const lifetime = current;
      const answer = ask();
      return Promise.race([answer, lifetime.end.then(() => Promise.reject({ name: 'interrupted' }))]);
    },
    /**
     * A function of the browser as the worker gets it: with no effect, and no answer, once that worker has ended.
     *
     * @param nameOf names a call by its arguments
     */
    lend:
      (nameOf: (...given: unknown[]) => Call, work: AnyFunction): AnyFunction =>
      (...given) => {
        const lifetime = lifetimes.getStore();
        const callback = given.at(-1);
        if (!lifetime) return work(...given);
        // The polyfill passes a callback to the functions it knows.
        if (typeof callback !== 'function') return make(lifetime, nameOf(...given), () => work(...given));
        const rest = given.slice(0, -1);
        void make(lifetime, nameOf(...rest), () => work(...rest)).then((result) => callback(result));
        return undefined;
      },
  };
}

/**
 * A callback of the worker whose code calls this, for a timer or an event: it does nothing once that worker has ended.
 */
export function endsWithWorker<Given extends unknown[]>(
  callback: (...given: Given) => unknown,
): (...given: Given) => unknown {
  const lifetime = lifetimes.getStore();
  if (!lifetime) return callback;
  return (...given) => (lifetime.isOver ? undefined : lifetimes.run(lifetime, () => callback(...given)));
}

/**
 * Runs `work` once `before` has settled, unless the worker has ended by then. `over` resolves when the work has settled
 * or the worker has ended.
 */
export function takeTurn<Result>(before: Promise<unknown>, work: () => Promise<Result>) {
  const lifetime = lifetimes.getStore();
  const turn = before.then(() => (lifetime?.isOver ? never() : work()));
  const over = turn.then(
    () => {},
    () => {},
  );
  return { turn, over: lifetime ? Promise.race([over, lifetime.end]) : over };
}

function createLifetime(): Lifetime {
  let finish = () => {};
  const end = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { isOver: false, end, finish };
}

async function whileAlive<Result>(lifetime: Lifetime, answer: Promise<Result>): Promise<Result> {
  const settled = await answer.then(
    (result) => () => result,
    (thrown) => () => {
      throw thrown;
    },
  );
  return lifetime.isOver ? never() : settled();
}

function never(): Promise<never> {
  return new Promise(() => {});
}
