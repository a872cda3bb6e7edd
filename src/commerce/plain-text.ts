/** Text out of what merchants paste into their descriptions. The pages draw it as text, so this is for the reading alone. */

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Longest run of a character reference, `&#x10FFFF;`. */
const reference = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi;

/**
 * Takes markup away: a block ends its line, a script or a style sheet goes with all it holds, and character references are
 * read once. A paragraph is parted from the next by an empty line.
 */
export function plainText(marked: string): string {
  const text = /<[a-z!/]/i.test(marked)
    ? marked
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/<(script|style)\b[^<>]*>.*?<\/\1\b[^<>]*>/gi, ' ')
        .replaceAll(/<\/?(p|div|ul|ol|table|h[1-6]|section|article)\b[^<>]*>/gi, '\n\n')
        .replaceAll(/<li\b[^<>]*>/gi, '\n• ')
        .replaceAll(/<(br|tr)\b[^<>]*>/gi, '\n')
        .replaceAll(/<[a-z!/][^<>]*>/gi, '')
    : marked;
  return text
    .replaceAll(reference, (whole, name: string) => characterOf(name.toLowerCase()) ?? whole)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return Object.hasOwn(named, name) ? named[name] : undefined;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}
