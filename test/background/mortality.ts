/**
 * Workers that die as a browser ends them: at once, in the middle of anything. What was on its way to the network or to storage
 * gets there, and whoever asked never hears of it.
 */

/** Something a worker asks of its surroundings: `fetch POST /demo/me/carts`, `local.set outbox@…`. */
export type Call = string;
type Moment = { isIt: (call: Call) => boolean; when: 'before' | 'after' };

export function createMortality(bury: () => void) {
  /** How many have died. */
  let deaths = 0;
  let isAlive = false;
  let moment: Moment | undefined;
  const mourners = new Set<() => void>();

  const die = () => {
    deaths += 1;
    isAlive = false;
    moment = undefined;
    bury();
    for (const mourn of mourners) mourn();
    mourners.clear();
  };
  const isMoment = (call: Call, when: Moment['when']) => isAlive && moment?.when === when && moment.isIt(call);

  return {
    die,
    /** The next one begins, or another beside it. Gives whether none was there. */
    live(): boolean {
      const isFirst = !isAlive;
      isAlive = true;
      return isFirst;
    },
    /** It dies just before or just after the first call that is the one; asked of each once. */
    dieAt(isIt: Moment['isIt'], when: Moment['when']) {
      moment = { isIt, when };
      const before = deaths;
      return { hasDied: () => deaths > before };
    },
    /** The same promise, that ends with the worker: it then rejects as the browser does for whoever waits for a message. */
    mourning<Result>(promise: Promise<Result>): Promise<Result> {
      return new Promise((resolve, reject) => {
        const mourn = () => reject({ name: 'interrupted' });
        mourners.add(mourn);
        promise.then(resolve, reject).finally(() => mourners.delete(mourn));
      });
    },
    /** A function of the surroundings as a worker has it. `name` is what its calls are called. */
    bound<Given extends unknown[], Result>(
      name: (...given: Given) => Call,
      work: (...given: Given) => Promise<Result> | Result,
    ): (...given: Given) => Promise<Result> {
      return (...given) =>
        new Promise((resolve, reject) => {
          const own = deaths;
          const call = name(...given);
          if (isMoment(call, 'before')) die();
          if (!isAlive) return;
          const tell = (how: () => void) => {
            if (own === deaths && isMoment(call, 'after')) die();
            if (own === deaths) how();
          };
          Promise.resolve(work(...given)).then(
            (result) => tell(() => resolve(result)),
            (failure) => tell(() => reject(failure)),
          );
        });
    },
  };
}
