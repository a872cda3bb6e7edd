/**
 * `next`, in which every part that says the same as before is the very object it was before: an answer brings all of a cart
 * anew, and what is identical is not drawn again. Entries of a list are known again by their `id`, else by their place.
 */
export function keepUnchanged<Value>(before: unknown, next: Value): Value {
  if (Array.isArray(next)) {
    const former: unknown[] = Array.isArray(before) ? before : [];
    const known = new Map(former.map((entry, place) => [keyOf(entry, place), entry]));
    const kept = next.map((entry: unknown, place) => keepUnchanged(known.get(keyOf(entry, place)), entry));
    const isSame = former === before && former.length === kept.length && kept.every((each, at) => each === former[at]);
    return (isSame ? former : kept) as Value;
  }
  if (!isRecord(before) || !isRecord(next)) return next;
  const kept = Object.fromEntries(
    Object.entries(next).map(([name, part]) => [name, keepUnchanged(before[name], part)]),
  );
  const names = Object.keys(kept);
  const isSame = names.length === Object.keys(before).length && names.every((name) => kept[name] === before[name]);
  return (isSame ? before : kept) as Value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function keyOf(entry: unknown, place: number): unknown {
  return isRecord(entry) && 'id' in entry ? entry['id'] : place;
}
