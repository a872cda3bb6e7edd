/**
 * `navigator.locks` as far as we use it: exclusive, first come first served, and given back when its holder dies.
 * https://w3c.github.io/web-locks/
 */
import { ownLife } from './lifetime.ts';

export function createLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const life = ownLife();
      const turn = (tails.get(name) ?? Promise.resolve()).then(() => {
        if (life?.isOver) return new Promise<never>(() => {});
        return work();
      });
      const over = turn.then(
        () => {},
        () => {},
      );
      tails.set(name, life ? Promise.race([over, life.end]) : over);
      return turn;
    },
  };
}
