/** Random numbers that depend on a seed alone. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(share: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
}

/** Hashes whole numbers into one unsigned 32-bit number (the finaliser of MurmurHash3 over each). */
export function stir(...parts: number[]): number {
  let hash = 0x9e3779b9;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** Mulberry32, which is small, fast and random enough for a demo catalogue. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (share) => next() < share,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new RangeError('picked from an empty list');
      return item;
    },
  };
}

const hexDigits = [...'0123456789abcdef'].map((digit) => digit.charCodeAt(0));
const dash = 45;

/** A UUID in the form of version 4 (RFC 9562) that depends on the given numbers alone. */
export function uuidOf(...parts: number[]): string {
  const codes: number[] = [];
  for (let word = 0; word < 4; word += 1) {
    // The word comes first: two inputs that collide in one 32-bit word then differ in the other three.
    const bits = stir(word + 1, ...parts);
    for (let nibble = 0; nibble < 8; nibble += 1) {
      const place = word * 8 + nibble;
      if (place === 8 || place === 12 || place === 16 || place === 20) codes.push(dash);
      let value = (bits >>> (nibble * 4)) & 15;
      if (place === 12) value = 4;
      if (place === 16) value = 8 | (value & 3);
      codes.push(hexDigits[value] ?? 48);
    }
  }
  return String.fromCharCode(...codes);
}
