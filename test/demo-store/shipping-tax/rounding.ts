/** Distributes and rounds amounts of money without losing a cent: whole numbers in, whole numbers out. */

/** `amount` × `part` ÷ `whole`, rounded half to even, as the API does by default; 0 if `whole` is 0. */
export function proportion(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const divisor = BigInt(whole);
  const product = BigInt(amount) * BigInt(part);
  const quotient = product / divisor;
  const twice = (product - quotient * divisor) * 2n;
  const up = twice > divisor || (twice === divisor && quotient % 2n === 1n);
  return Number(quotient + (up ? 1n : 0n));
}

/**
 * Distributes `amount` by weight, exactly to the cent: the cents that remain after rounding down go to the shares that
 * lost most by rounding, the first of equals first. No share exceeds its weight unless `amount` exceeds the sum of all
 * weights.
 */
export function apportion(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((product) => Number(product / BigInt(whole)));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const byLoss = exact
    .map((product, index) => ({ index, loss: product % BigInt(whole) }))
    .sort((one, other) => (one.loss === other.loss ? one.index - other.index : one.loss > other.loss ? -1 : 1));
  for (const { index } of byLoss.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
