/** Runs `work` while no other worker or page of the extension holds the lock; it ends with its holder. */
export function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(name, work) as Promise<Result>;
}
