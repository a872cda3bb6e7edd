/**
 * Runs `work` while no other worker or page of the extension holds the lock. The browser frees a lock whose holder has
 * ended.
 */
export function withLock<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  return navigator.locks.request(name, work) as Promise<Result>;
}
