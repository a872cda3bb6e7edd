import { quantityLimit } from '../../contract/cart-command.ts';

/** Code points of the digit zero in scripts that keyboards type decimal digits in. */
const zeros = [0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0];
const fullWidthZero = 0xff10;

/** The value of a decimal digit in one of these scripts; `undefined` for another character. */
function digitValue(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  const zero = [...zeros, fullWidthZero].find((start) => code >= start && code < start + 10);
  return zero === undefined ? undefined : code - zero;
}

/**
 * Parses a typed quantity, from 1 to `limit`; a larger one gives the limit.
 * `undefined` for a text that is no quantity: empty, zero, negative, a fraction or words.
 */
export function parseQuantity(typed: string, limit = quantityLimit): number | undefined {
  const number = parseNumber(typed);
  return number >= 1 ? Math.min(number, limit) : undefined;
}

/** Whether a typed text is a quantity from 1 to `limit`. */
export function isQuantity(typed: string, limit: number): boolean {
  const number = parseNumber(typed);
  return number >= 1 && number <= limit;
}

/** Whether a typed text is the number zero. */
export function isZero(typed: string): boolean {
  return parseNumber(typed) === 0;
}

/** The whole number of a text that consists of digits; `NaN` for any other text. */
function parseNumber(typed: string): number {
  const digits = [...typed.trim()].map(digitValue);
  return digits.length === 0 || digits.includes(undefined) ? Number.NaN : Number(digits.join(''));
}

/** A text with all decimal digits replaced by 0 to 9. */
export function plainDigits(text: string): string {
  return [...text].map((character) => digitValue(character) ?? character).join('');
}
