/** Ranks, computed once and compared many times. */
import { compare } from '../project/query.ts';

/**
 * The rank of each value among all, ascending with sign 1 and descending with -1. Equal values have the same rank, and
 * undefined comes last in both directions.
 */
export function ranksAmong(values: readonly unknown[], sign: number): Float64Array {
  const valued = [...values.keys()].filter((position) => values[position] !== undefined);
  valued.sort((one, other) => compare(values[one], values[other]) * sign);
  const ranks = new Float64Array(values.length).fill(values.length);
  let rank = 0;
  valued.forEach((position, index) => {
    const former = valued[index - 1];
    if (former !== undefined && compare(values[former], values[position]) !== 0) rank = index;
    ranks[position] = rank;
  });
  return ranks;
}

/** Sorts positions by the keys, the first key first. Equal positions keep the catalogue's order. */
export function inOrderOf(positions: Iterable<number>, keys: readonly ((position: number) => number)[]): number[] {
  return [...positions].sort((one, other) => {
    for (const keyOf of keys) {
      const difference = keyOf(one) - keyOf(other);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
}
