/** Finding what was typed in what is shown: by the beginnings of words, whatever their case and accents. */
import { fold, foldedWords } from '../../contract/fold.ts';
import { keyOf, type Wanted } from './query.ts';

/** A piece of a text, and whether it is what was typed. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** More words than that, typed, mark nothing in addition. */
const mostWords = 12;
/** Nobody sees more of a name; some have ten thousand characters. */
const mostCharacters = 300;

function wantedIn(typed: string): string[] {
  return foldedWords(typed.slice(0, mostCharacters)).slice(0, mostWords);
}

const isPartOfWord = /[\p{L}\p{N}\p{M}]/u;

/** The text in pieces: those that words of `typed` stand at the beginning of a word, and the rest. */
export function piecesOf(text: string, typed: string): Piece[] {
  const words = wantedIn(typed).sort((one, other) => other.length - one.length);
  if (words.length === 0) return [{ text, isMatch: false }];
  const characters = [...text.slice(0, mostCharacters)];
  const folded = characters.map(fold);
  const pieces: Piece[] = [];
  const put = (part: string, isMatch: boolean) => {
    const last = pieces.at(-1);
    if (last?.isMatch === isMatch) last.text += part;
    else if (part) pieces.push({ text: part, isMatch });
  };
  for (let at = 0; at < characters.length; ) {
    const isStart = at === 0 || !isPartOfWord.test(characters[at - 1] ?? '');
    const length = isStart ? longestAt(folded, at, words) : 0;
    put(characters.slice(at, at + Math.max(length, 1)).join(''), length > 0);
    at += Math.max(length, 1);
  }
  put(text.slice(mostCharacters), false);
  return pieces;
}

/** How many characters from a place on are one of the words, the longest first; marks that belong to the last are among them. */
function longestAt(folded: string[], start: number, words: string[]): number {
  for (const word of words) {
    let at = start;
    let rest = word;
    for (let next = folded[at]; rest && next !== undefined; next = folded[at]) {
      // Of a letter that is typed as two, as ß, one may have been typed.
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

/** Whether each word of `typed` begins a word of a text. */
export function matcher(typed: string): (text: string) => boolean {
  const words = wantedIn(typed);
  return (text) => {
    const there = foldedWords(text.slice(0, mostCharacters));
    return words.every((word) => there.some((each) => each.startsWith(word)));
  };
}

/** Whether a wish is an earlier one with more of its text typed: its results are among the earlier ones'. */
export function isNarrower(before: Wanted, now: Wanted): boolean {
  return (
    before.text !== '' &&
    now.text.startsWith(before.text) &&
    keyOf({ ...before, text: '' }) === keyOf({ ...now, text: '' })
  );
}
