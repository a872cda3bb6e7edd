import { piecesOf } from '../search/match-text.ts';

/** A text with the matches of `typed` marked. Built of text nodes, so that markup in the text stays text. */
export function Highlight({ text, typed }: { text: string; typed: string | undefined }) {
  if (!typed) return <>{text}</>;
  return <>{piecesOf(text, typed).map((piece) => (piece.isMatch ? <mark>{piece.text}</mark> : piece.text))}</>;
}
