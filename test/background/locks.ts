/** `navigator.locks` as far as we use it: exclusive, first come first served. https://w3c.github.io/web-locks/ */
export function createLocks() {
  const tails = new Map<string, Promise<unknown>>();
  return {
    request: <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
      const turn = (tails.get(name) ?? Promise.resolve()).then(work, work);
      tails.set(
        name,
        turn.catch(() => {}),
      );
      return turn;
    },
  };
}
