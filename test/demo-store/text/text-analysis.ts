/**
 * Turns text into searchable words: split, lower-cased, without accents, and reduced to a stem by a few rules of the
 * language, so that "cups" finds "cup" and "Tassen" finds "Tasse". Much simpler than the real analysers.
 */

/** The words of a text, in lower case and without accents and Arabic vowel signs. */
export function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}\p{M}\u0640]+/u).flatMap(plain);
}

// A cache: a catalogue uses few words many times.
const plainWords = new Map<string, string[]>();
const mostPlainWords = 100_000;

/** One word; nothing for a word that consists of marks only. */
function plain(word: string): string[] {
  const known = plainWords.get(word);
  if (known !== undefined) return known;
  const letters = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه');
  const words = letters === '' ? [] : [letters];
  if (plainWords.size < mostPlainWords) plainWords.set(word, words);
  return words;
}

const endings: Readonly<Record<string, readonly [RegExp, string][]>> = {
  en: [
    [/ies$/, 'y'],
    [/(ss|sh|ch|x)es$/, '$1'],
    [/([^su])s$/, '$1'],
  ],
  de: [[/(ern|em|er|en|es|e|n|s)$/, '']],
  fr: [
    [/eaux$/, 'eau'],
    [/aux$/, 'al'],
    [/(es|s|x|e)$/, ''],
  ],
  ar: [
    [/^(وال|بال|كال|فال|ال|لل)/, ''],
    [/(ات|ون|ين|ان|ه|ي)$/, ''],
  ],
};

const shortestStem = 3;

/** The stem of a word from `wordsOf`; `language` is a tag, and only its language counts. */
export function stemOf(word: string, language: string): string {
  let stem = word;
  for (const [ending, replacement] of endings[language.split('-')[0] ?? ''] ?? []) {
    const shorter = stem.replace(ending, replacement);
    if (shorter !== stem && shorter.length >= shortestStem) {
      stem = shorter;
      // In Arabic both prefix and ending may be removed; in other languages only one rule applies.
      if (language !== 'ar') break;
    }
  }
  return stem;
}

/**
 * Number of letters by which a search word may differ: https://docs.commercetools.com/api/search-query-language#fuzzy
 */
export function fuzziestLevel(word: string): 0 | 1 | 2 {
  if (word.length <= 2) return 0;
  return word.length <= 5 ? 1 : 2;
}

/** Whether a beginning of `text` differs from `start` by at most `most` letters. */
export function beginsNearly(start: string, text: string, most: number): boolean {
  const lengths = Array.from({ length: 2 * most + 1 }, (_, index) => start.length - most + index);
  return lengths.some((length) => distance(start, text.slice(0, Math.max(0, length))) <= most);
}

/** The Levenshtein distance: the number of letters to insert, remove or replace. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...one].entries()) {
    let before = index;
    const next = [index + 1];
    for (const [place, facing] of [...other].entries()) {
      const above = row[place + 1] ?? 0;
      next.push(Math.min(above + 1, (next[place] ?? 0) + 1, before + (letter === facing ? 0 : 1)));
      before = above;
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
