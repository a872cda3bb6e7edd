/** Letters that are typed as other letters on a keyboard without them, and the final sigma. */
const typedAs: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ς: 'σ' };

/** A text without case, accents and vowel signs. The folded parts of a word make up the folded word. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll(/[ßæœøłđς]/g, (letter) => typedAs[letter] ?? letter);
}

/** The folded words of a text. Search, suggestions and highlights all compare these. */
export function foldedWords(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter(Boolean)
    .map(fold);
}
