/** What the browser holds for the extension on one device: it outlives pages and workers. */

type Values = Record<string, unknown>;

/**
 * One area of `chrome.storage`, with Chrome's own way of being asked: by keys, and nothing is shared with the asker.
 */
export interface StorageArea {
  get(keys?: string | string[] | null): Promise<Values>;
  set(values: Values): Promise<void>;
  remove(keys: string | string[]): Promise<void>;
  clear(): Promise<void>;
}

/** @param held the values by key, which a test may read and damage */
export function createStorageArea(held: Values): StorageArea {
  const removeAll = (keys: string[]) => {
    for (const key of keys) delete held[key];
  };
  return {
    get: async (keys) => {
      const wanted = keys === undefined || keys === null ? Object.keys(held) : [keys].flat();
      return structuredClone(Object.fromEntries(wanted.filter((key) => key in held).map((key) => [key, held[key]])));
    },
    set: async (values) => void Object.assign(held, structuredClone(values)),
    remove: async (keys) => removeAll([keys].flat()),
    clear: async () => removeAll(Object.keys(held)),
  };
}

/** A function of Chrome's API: it answers by a promise, or calls back where it is given a callback. */
export function callable<Given extends unknown[], Result>(work: (...given: Given) => Promise<Result>) {
  return (...given: [...Given, ((result: Result) => void)?]): Promise<Result> | undefined => {
    const callback = given.at(-1);
    if (typeof callback !== 'function') return work(...(given as unknown as Given));
    void work(...(given.slice(0, -1) as unknown as Given)).then(callback as (result: Result) => void);
    return undefined;
  };
}

/** All functions of a part of Chrome's API. */
export function callableAll(part: object): object {
  return Object.fromEntries(
    Object.entries(part).map(([name, work]) => [name, typeof work === 'function' ? callable(work) : work]),
  );
}
