/**
 * Plain text out of the HTML that merchants paste into descriptions. It makes the text readable; pages draw it as text,
 * so nothing in it runs.
 */

/** Names of the signs of Latin-1, in order from U+00A0: https://html.spec.whatwg.org/multipage/named-characters.html */
const latinSigns =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest';
/** Other names, each with its character behind it. */
const otherSigns =
  'amp&AMP&lt<LT<gt>GT>quot"QUOT"apos\'AEligÆaeligæOEligŒoeligœETHÐethðTHORNÞthornþszligßOslashØoslashøtimes×divide÷minus−ndash–mdash—hellip…bull•dagger†Dagger‡permil‰lsquo‘rsquo’sbquo‚ldquo“rdquo”bdquo„lsaquo‹rsaquo›euro€trade™ensp\u2002emsp\u2003thinsp\u2009zwnj\u200czwj\u200dlrm\u200erlm\u200f';
const named = new Map([
  ...latinSigns.split(' ').map((name, index) => [name, String.fromCodePoint(0xa0 + index)] as const),
  ...Array.from(otherSigns.matchAll(/(\w+)(\W)/g), ([, name, character]) => [name, character] as const),
]);

/** Marks on the first letter of a name, in order from U+0300: `ouml` is an o with two dots. */
const marks = 'grave acute circ tilde macr  breve dot uml  ring dblac caron'.split(' ');

/** A character reference, at most as long as `&#x10FFFF;`. */
const reference = /&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z\d]{1,7});/gi;

/**
 * Removes markup: a block element ends its line, a script or style element goes with its contents, and character
 * references are decoded once. An empty line separates two paragraphs.
 */
export function htmlToText(marked: string): string {
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
    .replaceAll(reference, (whole, name: string) => characterOf(name) ?? whole)
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** The character of a number or a name. The case of a name matters: `Auml` and `auml` are two characters. */
function characterOf(name: string): string | undefined {
  if (!name.startsWith('#')) return characterNamed(name);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : undefined;
}

function characterNamed(name: string): string | undefined {
  const mark = name.endsWith('cedil') ? 0x327 : 0x300 + marks.indexOf(name.slice(1));
  const letter = mark < 0x300 ? '' : `${name[0]}${String.fromCodePoint(mark)}`.normalize('NFC');
  return named.get(name) ?? (letter.length === 1 ? letter : undefined);
}
