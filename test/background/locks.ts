/**
 * `navigator.locks` as far as we use it: exclusive, first come first served, and given back when its holder dies.
 * https://w3c.github.io/web-locks/
 */
import { lockedTurn } from './lifetime.ts';

export function createLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const { turn, over } = lockedTurn(tails.get(name) ?? Promise.resolve(), work);
      tails.set(name, over);
      return turn;
    },
  };
}
