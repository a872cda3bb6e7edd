/**
 * A copy of `next` in which every part equal to its counterpart in `before` is the very object of `before`. A response
 * brings all objects anew; a component whose properties stay the same objects is not rendered again. Entries of a list
 * are matched by their `id`, or by their position where they have none.
 */
export function reuseUnchanged<Value>(before: unknown, next: Value): Value {
  if (isEqual(before, next)) return before as Value;
  if (Array.isArray(next)) {
    const former: unknown[] = Array.isArray(before) ? before : [];
    const known = new Map(former.map((entry, index) => [entryKey(entry, index), entry]));
    return next.map((entry: unknown, index) => reuseUnchanged(known.get(entryKey(entry, index)), entry)) as Value;
  }
  if (!isRecord(before) || !isRecord(next)) return next;
  const parts = Object.entries(next).map(([name, part]) => [name, reuseUnchanged(before[name], part)]);
  return Object.fromEntries(parts) as Value;
}

/** Compares by value and allocates nothing for objects of the same shape: most lines of a long cart stay equal. */
function isEqual(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((entry, index) => isEqual(entry, other[index]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => name in other && isEqual(one[name], other[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entryKey(entry: unknown, index: number): unknown {
  return isRecord(entry) && 'id' in entry ? entry['id'] : index;
}
