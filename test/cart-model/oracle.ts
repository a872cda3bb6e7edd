/**
 * What the shop's cart may hold: for each product all quantities that come of doing every command exactly once and in
 * its order, however much of that the shop has done by now. What the shop is seen to hold narrows it down; a command
 * lost or done twice leaves nothing.
 *
 * One thing nothing can prove: whether a request whose answer was lost took effect, when another device has changed the
 * very line that it was about. Such a change may be missing at the end, or be there twice where the other device has
 * put the line back as it was; how often that was so is counted.
 */

/** What was done to one line. */
export type Change =
  | { kind: 'add'; quantity: number }
  | { kind: 'step'; by: number }
  | { kind: 'set'; quantity: number }
  | { kind: 'remove' };

interface Made {
  id: string;
  change: Change;
  /** Whether nothing proves if it took effect. */
  isUnproven: () => boolean;
}

/** A quantity, after so many of the changes, some of which could not be proved. */
interface State {
  quantity: number;
  done: number;
  unproven: number;
}

interface Line {
  made: Made[];
  states: State[];
}

export interface Oracle {
  /** The shopper did something to a product. */
  did(key: string, made: Made): void;
  /** The shop is seen to hold this; throws when that cannot be. */
  sees(held: ReadonlyMap<string, number>): void;
  /**
   * Another device has set the line to `quantity`.
   *
   * @param underWay IDs of the commands in a request without an answer so far, which nothing else proves
   * @param isUnproven whether what is not done yet comes to be sent over a line that is not as it was known
   */
  isChanged(key: string, quantity: number, underWay: readonly string[], isUnproven: () => boolean): void;
  /**
   * All of it has been done and the shop holds this; throws when that cannot be. Gives how many changes nothing proves.
   */
  isDone(held: ReadonlyMap<string, number>): number;
  /** Another cart, which holds this. */
  startsWith(held: ReadonlyMap<string, number>): void;
}

export function createOracle(): Oracle {
  let lines = new Map<string, Line>();

  const lineOf = (key: string): Line => {
    const line = lines.get(key) ?? { made: [], states: [{ quantity: 0, done: 0, unproven: 0 }] };
    lines.set(key, line);
    return line;
  };
  const narrow = (held: ReadonlyMap<string, number>, mustBeDone: boolean): void => {
    for (const key of new Set([...lines.keys(), ...held.keys()])) {
      const line = lineOf(key);
      const quantity = held.get(key) ?? 0;
      const reached = reachable(line).filter(
        (state) => state.quantity === quantity && (!mustBeDone || state.done === line.made.length),
      );
      if (reached.length === 0) {
        const story = { states: line.states, made: line.made.map(({ change }) => change) };
        throw new Error(`The shop holds ${quantity} of ${key}: ${JSON.stringify(story)}`);
      }
      line.states = reached;
    }
  };

  return {
    did: (key, made) => lineOf(key).made.push(made),
    sees: (held) => narrow(held, false),
    isChanged: (key, quantity, underWay, isUnproven) => {
      const line = lineOf(key);
      const doubtful = line.made.filter(({ id }) => underWay.includes(id)).length;
      line.made = line.made.map((made, index) =>
        line.states.some(({ done }) => done <= index) ? { ...made, isUnproven } : made,
      );
      line.states = line.states.flatMap(({ done, unproven }) =>
        Array.from({ length: 2 * doubtful + 1 }, (_, index) => index - doubtful)
          .filter((off) => done + off >= 0 && done + off <= line.made.length)
          .map((off) => ({ quantity, done: done + off, unproven: unproven + Math.abs(off) })),
      );
    },
    isDone: (held) => {
      narrow(held, true);
      return [...lines.values()].reduce(
        (sum, { states }) => sum + Math.min(...states.map(({ unproven }) => unproven)),
        0,
      );
    },
    startsWith: (held) => {
      lines = new Map(
        [...held].map(([key, quantity]) => [key, { made: [], states: [{ quantity, done: 0, unproven: 0 }] }] as const),
      );
    },
  };
}

/** The states that come of doing more of the changes, none left out but those that nothing proves. */
function reachable({ made, states }: Line): State[] {
  const all = new Map<string, State>();
  const open = [...states];
  for (let state = open.pop(); state; state = open.pop()) {
    const name = `${state.quantity} ${state.done}`;
    const known = all.get(name);
    if (known && known.unproven <= state.unproven) continue;
    all.set(name, state);
    const { quantity, done, unproven } = state;
    const next = made[done];
    if (!next) continue;
    for (const after of outcomes(quantity, next.change)) open.push({ quantity: after, done: done + 1, unproven });
    if (next.isUnproven()) open.push({ quantity, done: done + 1, unproven: unproven + 1 });
  }
  return [...all.values()];
}

/**
 * What a change comes to. On a line that is gone it is refused, unless it goes into one request with what made the
 * line.
 */
function outcomes(quantity: number, change: Change): number[] {
  switch (change.kind) {
    case 'add':
      return [quantity + change.quantity];
    case 'step':
      return quantity === 0 ? [0, Math.max(0, change.by)] : [Math.max(0, quantity + change.by)];
    case 'set':
      return quantity === 0 ? [0, change.quantity] : [change.quantity];
    case 'remove':
      return [0];
  }
}
