/**
 * `next`, in which every part that says the same as before is the very object it was before: an answer brings all of a cart
 * anew, and what is identical is not drawn again. Entries of a list are known again by their `id`, else by their place.
 */
export function keepUnchanged<Value>(before: unknown, next: Value): Value {
  if (saysTheSame(before, next)) return before as Value;
  if (Array.isArray(next)) {
    const former: unknown[] = Array.isArray(before) ? before : [];
    const known = new Map(former.map((entry, place) => [keyOf(entry, place), entry]));
    return next.map((entry: unknown, place) => keepUnchanged(known.get(keyOf(entry, place)), entry)) as Value;
  }
  if (!isRecord(before) || !isRecord(next)) return next;
  const kept = Object.entries(next).map(([name, part]) => [name, keepUnchanged(before[name], part)]);
  return Object.fromEntries(kept) as Value;
}

/** Whether two values are made of the same parts. Makes nothing on the way: most of a long cart is the same every time. */
function saysTheSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one)) {
    if (!Array.isArray(other) || one.length !== other.length) return false;
    return one.every((entry, place) => saysTheSame(entry, other[place]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  if (names.length !== Object.keys(other).length) return false;
  return names.every((name) => name in other && saysTheSame(one[name], other[name]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(entry: unknown, place: number): unknown {
  return isRecord(entry) && 'id' in entry ? entry['id'] : place;
}
