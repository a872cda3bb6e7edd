/** Which results are stale because a sign-in, a sign-out or a change of shop came in between. */
import { fail } from '../../contract/failure.ts';

/**
 * The session generation: a number that grows with every sign-in of another customer, every sign-out and every change
 * of shop. Work reads it at its start and asserts it before its result is used. A result that was started in a lower
 * generation is stale and is dropped, even where both sessions are anonymous. The number is held in memory: work under
 * way ends with the worker.
 */
export interface SessionGeneration {
  current(): number;
  /** Makes everything stale that was started so far. Gives the new generation. */
  advance(): number;
  /** Fails with `superseded` when the generation has advanced since `startedIn` was read. */
  assertCurrent(startedIn: number): void;
}

export function createSessionGeneration(): SessionGeneration {
  let generation = 0;
  return {
    current: () => generation,
    advance: () => {
      generation += 1;
      return generation;
    },
    assertCurrent: (startedIn) => {
      if (startedIn !== generation) throw fail('superseded');
    },
  };
}
