/** The words, values and signs a query predicate is made of. */
import { malformedParameter } from './errors.ts';

export interface Token {
  readonly kind: 'word' | 'quoted-word' | 'string' | 'number' | 'variable' | 'symbol' | 'end';
  /** Without its quotes. */
  readonly text: string;
  /** Where it begins, from 0. */
  readonly at: number;
}

// A field whose name is not a plain word (`en-US`) stands in backticks.
const pattern =
  /\s+|(?<string>"(?:[^"\\]|\\.)*")|`(?<quoted>[^`]+)`|:(?<variable>[A-Za-z0-9]+)|(?<number>-?\d+(?:\.\d+)?)|(?<word>[A-Za-z_][A-Za-z0-9_]*)|(?<symbol><=|>=|!=|<>|[=<>(),])/gy;

/** Cuts the text up, or refuses it at the first sign that no predicate has. */
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
  // What no kind of token begins with is a token of its own, so that the parser says what it had expected there.
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
