/** The tokens of a query predicate. */
import { malformedParameter } from './errors.ts';

export interface Token {
  readonly kind: 'word' | 'quoted-word' | 'string' | 'number' | 'variable' | 'symbol' | 'end';
  /** The text without quotes. */
  readonly text: string;
  /** Position of the token in the text, from 0. */
  readonly at: number;
}

// A field whose name is not a plain word (`en-US`) is enclosed in backticks.
const pattern =
  /\s+|(?<string>"(?:[^"\\]|\\.)*")|`(?<quoted>[^`]+)`|:(?<variable>[A-Za-z0-9]+)|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<symbol><=|>=|!=|<>|[=<>(),])/gy;

/** Splits the text into tokens, or rejects it at the first invalid character. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const at = match.index;
    end = at + match[0].length;
    const { string, quoted, variable, number, word, symbol } = match.groups ?? {};
    if (string !== undefined) tokens.push({ kind: 'string', text: unescaped(string), at });
    else if (quoted !== undefined) tokens.push({ kind: 'quoted-word', text: quoted, at });
    else if (variable !== undefined) tokens.push({ kind: 'variable', text: variable, at });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, at });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, at });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, at });
  }
  // A character that starts no token becomes a token of its own, so that the parser can say what it expected instead.
  if (end < text.length) tokens.push({ kind: 'symbol', text: '', at: end });
  return tokens;
}

export function endOfInput(text: string): Token {
  return { kind: 'end', text: '', at: text.length };
}

function unescaped(literal: string): string {
  try {
    return JSON.parse(literal.replaceAll('\n', '\\n')) as string;
  } catch {
    throw malformedParameter('where', `Syntax error while parsing 'where'. Invalid string literal ${literal}.`);
  }
}
