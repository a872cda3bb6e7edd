import { quantityLimit } from '../../contract/cart.ts';

/** Code points of the zeros of the scripts that write decimal digits on keyboards people use. */
const zeros = [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0];
const fullWidthZero = 0xff10;

/** The value of a decimal digit in any of those scripts; `undefined` for anything else. */
function digitValue(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const zero = [...zeros, fullWidthZero].find((start) => code >= start && code < start + 10);
  return zero === undefined ? undefined : code - zero;
}

/**
 * The quantity that a typed text means, 1 to `limit`; larger ones are cut to the limit.
 * `undefined` for what means none: empty, zero, negative, broken, words.
 */
export function parseQuantity(typed: string, limit = quantityLimit): number | undefined {
  const number = parseNumber(typed);
  return number >= 1 ? Math.min(number, limit) : undefined;
}

/** Whether a typed text is a quantity as it stands, neither cut nor put back. */
export function isQuantity(typed: string, limit: number): boolean {
  const number = parseNumber(typed);
  return number >= 1 && number <= limit;
}

/** Whether a typed text says none. */
export function isZero(typed: string): boolean {
  return parseNumber(typed) === 0;
}

/** The whole number that digits mean, without sign or blanks; `NaN` for anything else. */
function parseNumber(typed: string): number {
  const digits = [...typed.trim()].map(digitValue);
  return digits.length === 0 || digits.includes(undefined) ? Number.NaN : Number(digits.join(''));
}

/** A text with the digits of whatever script written in ours. */
export function plainDigits(text: string): string {
  return [...text].map((character) => digitValue(character) ?? character).join('');
}
