/** Places in an order, worked out once and compared many times. */
import { compare } from '../project/query.ts';

/**
 * The place of each value among all, equals in the same place; upwards with sign 1, downwards with -1. What is undefined
 * comes last in either direction.
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

/** The positions in the order of the keys, the first of which counts most; equals stay in the catalogue's order. */
export function inOrderOf(positions: Iterable<number>, keys: readonly ((position: number) => number)[]): number[] {
  return [...positions].sort((one, other) => {
    for (const keyOf of keys) {
      const difference = keyOf(one) - keyOf(other);
      if (difference !== 0) return difference;
    }
    return one - other;
  });
}
