/** Matches typed text against names on screen: by the beginnings of words, ignoring case and accents. */
import { fold, foldedWords } from '../../contract/rules/fold.ts';
import { type ListQuery, queryKey } from './query.ts';

/** A piece of a text, and whether the typed text matches it. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Typed words beyond this number are ignored. */
const mostWords = 12;
/** No view shows more of a name; some names have ten thousand characters. */
const mostCharacters = 300;

function searchWordsOf(typed: string): string[] {
  return foldedWords(typed.slice(0, mostCharacters)).slice(0, mostWords);
}

const isPartOfWord = /[\p{L}\p{N}\p{M}]/u;

/** Splits a text into pieces: beginnings of words that a word of `typed` matches, and the rest. */
export function piecesOf(text: string, typed: string): Piece[] {
  const words = searchWordsOf(typed).sort((one, other) => other.length - one.length);
  if (words.length === 0) return [{ text, isMatch: false }];
  const characters = [...text.slice(0, mostCharacters)];
  const folded = characters.map(fold);
  const pieces: Piece[] = [];
  const append = (part: string, isMatch: boolean) => {
    const last = pieces.at(-1);
    if (last?.isMatch === isMatch) last.text += part;
    else if (part) pieces.push({ text: part, isMatch });
  };
  for (let at = 0; at < characters.length; ) {
    const isWordStart = at === 0 || !isPartOfWord.test(characters[at - 1] ?? '');
    const length = isWordStart ? matchLength(folded, at, words) : 0;
    append(characters.slice(at, at + Math.max(length, 1)).join(''), length > 0);
    at += Math.max(length, 1);
  }
  append(text.slice(mostCharacters), false);
  return pieces;
}

/** Number of characters from `start` on that the longest of the words matches, with the last character's accents. */
function matchLength(folded: string[], start: number, words: string[]): number {
  for (const word of words) {
    let at = start;
    let rest = word;
    for (let next = folded[at]; rest && next !== undefined; next = folded[at]) {
      // A letter that folds to two, as ß does, also matches when only the first of the two is typed.
      if (!rest.startsWith(next) && !next.startsWith(rest)) break;
      rest = rest.slice(next.length);
      at += 1;
    }
    if (rest) continue;
    while (at < folded.length && folded[at] === '') at += 1;
    return at - start;
  }
  return 0;
}

/** A check of whether each word of `typed` begins a word of a text. */
export function matcher(typed: string): (text: string) => boolean {
  const words = searchWordsOf(typed);
  return (text) => {
    const candidates = foldedWords(text.slice(0, mostCharacters));
    return words.every((word) => candidates.some((each) => each.startsWith(word)));
  };
}

/** Whether `now` is `before` with more text typed: the results of `now` are among those of `before`. */
export function isRefinement(before: ListQuery, now: ListQuery): boolean {
  return (
    before.text !== '' &&
    now.text.startsWith(before.text) &&
    queryKey({ ...before, text: '' }) === queryKey({ ...now, text: '' })
  );
}
