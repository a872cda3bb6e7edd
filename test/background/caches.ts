/** The part of the browser's `caches` that the worker uses: what it holds outlives the worker, and may be thrown away. */
export function createCaches() {
  const shelves = new Map<string, Map<string, Response>>();
  return {
    open: async (name: string) => {
      const shelf = shelves.get(name) ?? new Map<string, Response>();
      shelves.set(name, shelf);
      return {
        match: async (address: string) => shelf.get(address)?.clone(),
        put: async (address: string, response: Response) => {
          shelf.set(new URL(address).href, response);
        },
        delete: async (address: string) => shelf.delete(address),
      };
    },
    delete: async (name: string) => shelves.delete(name),
    /** What is on all shelves, by address. */
    held: () => [...shelves.values()].flatMap((shelf) => [...shelf.keys()]),
  };
}
