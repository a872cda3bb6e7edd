/** The part of the browser's `caches` that the worker uses. Its contents outlive the worker. */
export function createCaches() {
  const caches = new Map<string, Map<string, Response>>();
  return {
    open: async (name: string) => {
      const cache = caches.get(name) ?? new Map<string, Response>();
      caches.set(name, cache);
      return {
        match: async (address: string) => cache.get(address)?.clone(),
        put: async (address: string, response: Response) => {
          cache.set(new URL(address).href, response);
        },
        delete: async (address: string) => cache.delete(address),
      };
    },
    delete: async (name: string) => caches.delete(name),
    /** The addresses in all caches. */
    addresses: () => [...caches.values()].flatMap((cache) => [...cache.keys()]),
  };
}
