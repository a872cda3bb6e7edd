/**
 * `navigator.locks` as far as the worker uses them: exclusive, first come first served, released when the holder's
 * worker ends. https://w3c.github.io/web-locks/
 */
import { takeTurn } from './lifetimes.ts';

export function createLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const { turn, over } = takeTurn(tails.get(name) ?? Promise.resolve(), work);
      tails.set(name, over);
      return turn;
    },
  };
}
