/** Letters that people type as others where a keyboard lacks them, and the final sigma, which is a sigma. */
const spelt: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ς: 'σ' };

/** A word, or a part of one, without case, accents and vowel signs. The parts come to what the whole comes to. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[ßæœøłđς]/g, (letter) => spelt[letter] ?? letter);
}

/** The words of a text, folded: what is searched for, suggested and marked is compared by these, everywhere. */
export function foldedWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map(fold);
}
