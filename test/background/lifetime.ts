/**
 * Workers that end as a browser ends them: at once, in the middle of anything. What was on its way to the network or to storage
 * gets there, and whoever asked never hears of it. Whose call it is, and whose timer, lock or listener, is known by the context
 * it was made in, so that nothing of a dead worker goes on beside the next one.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** Something a worker asks of its surroundings: `fetch POST /demo/me/carts`, `local.set outbox@…`. */
export type Call = string;

interface Life {
  isOver: boolean;
  /** Resolves when it is over. */
  end: Promise<void>;
  stop: () => void;
}

type AnyCall = (...given: unknown[]) => unknown;

const lives = new AsyncLocalStorage<Life>();

/** @param bury is called when a worker has died */
export function createLifetimes(bury: () => void) {
  let current = createLife();
  let deaths = 0;
  let moment: { isIt: (call: Call) => boolean; when: 'before' | 'after' } | undefined;

  const die = () => {
    deaths += 1;
    moment = undefined;
    current.isOver = true;
    current.stop();
    current = createLife();
    bury();
  };
  /** Makes a call, unless its caller is dead; the moment may have come for it to die. */
  const make = (life: Life, name: Call, work: () => unknown): Promise<unknown> => {
    if (life.isOver) return never();
    const isMoment = life === current && moment?.isIt(name) === true;
    if (isMoment && moment?.when === 'before') {
      die();
      return never();
    }
    const answer = Promise.resolve(work());
    if (isMoment) {
      moment = undefined;
      const end = () => life === current && die();
      answer.then(end, end);
    }
    return whileAlive(life, answer);
  };

  return {
    die,
    /** It dies just before the first call that is the one, or just after it has taken effect; asked of each call once. */
    dieAt(isIt: (call: Call) => boolean, when: 'before' | 'after') {
      moment = { isIt, when };
      const before = deaths;
      return { hasDied: () => deaths > before };
    },
    /** Runs the code of the worker that is there now. */
    run: <Result>(work: () => Result): Result => lives.run(current, work),
    /** What is asked of the worker; it rejects when the worker dies first, or of the question, as the browser does. */
    mourning<Result>(ask: () => Promise<Result>): Promise<Result> {
      const life = current;
      const answer = ask();
      return Promise.race([answer, life.end.then(() => Promise.reject({ name: 'interrupted' }))]);
    },
    /** A function of the surroundings as a worker has it. `name` is what its calls are called. */
    lent:
      (name: (...given: unknown[]) => Call, work: AnyCall): AnyCall =>
      (...given) => {
        const life = lives.getStore();
        const callback = given.at(-1);
        if (!life) return work(...given);
        // The polyfill hands a callback to what it knows.
        if (typeof callback !== 'function') return make(life, name(...given), () => work(...given));
        const rest = given.slice(0, -1);
        void make(life, name(...rest), () => work(...rest)).then((result) => callback(result));
        return undefined;
      },
  };
}

/** A timer, or a listener, of the worker whose code sets it: it ends with that worker. */
export function mortal<Given extends unknown[]>(callback: (...given: Given) => unknown): (...given: Given) => unknown {
  const life = lives.getStore();
  if (!life) return callback;
  return (...given) => (life.isOver ? undefined : lives.run(life, () => callback(...given)));
}

/** Runs `work` when `before` is over, or when whoever `before` belongs to is. */
export function lockedTurn<Result>(before: Promise<unknown>, work: () => Promise<Result>) {
  const life = lives.getStore();
  const turn = before.then(() => (life?.isOver ? never() : work()));
  const over = turn.then(
    () => {},
    () => {},
  );
  return { turn, over: life ? Promise.race([over, life.end]) : over };
}

function createLife(): Life {
  let stop = () => {};
  const end = new Promise<void>((resolve) => {
    stop = resolve;
  });
  return { isOver: false, end, stop };
}

async function whileAlive<Result>(life: Life, answer: Promise<Result>): Promise<Result> {
  const settled = await answer.then(
    (result) => () => result,
    (thrown) => () => {
      throw thrown;
    },
  );
  return life.isOver ? never() : settled();
}

function never(): Promise<never> {
  return new Promise(() => {});
}
