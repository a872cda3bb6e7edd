/** A value that can be awaited. */
export interface Watched<Value> {
  get(): Value;
  set(value: Value): void;
  /**
   * @param found gives a result from the value, or `undefined` while the value is not right yet
   * @param what names the result in the error
   * @returns the result of `found`; rejects after a timeout
   */
  until<Found>(found: (value: Value) => Found | undefined, what: string): Promise<Found>;
}

const patience = 30_000;

export function watched<Value>(initial: Value): Watched<Value> {
  let current = initial;
  const waiting = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      current = value;
      for (const look of waiting) look();
    },
    until: (found, what) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`Waited ${patience / 1000} s in vain for ${what}`));
        }, patience);
        const look = () => {
          const result = found(current);
          if (result === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(result);
        };
        waiting.add(look);
        look();
      }),
  };
}
