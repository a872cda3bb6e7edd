/** Parses a copied API client: `.env`, `export` lines, JSON, YAML, Terraform or the rows of a table. */
import type { FieldName } from '../../contract/settings.ts';
import { fieldForName } from './setting-names.ts';

/** Characters. An API client is far shorter, and parsing a longer text would block the page. */
const maxLength = 50_000;

export type PasteResult =
  | { fields: Map<FieldName, string> }
  /** Why the text gave no fields. */
  | { refused: 'too-long' | 'list' | 'nothing' };

/** The fields with a value in the text. Unknown names are ignored. */
export function parsePaste(text: string): PasteResult {
  if (text.length > maxLength) return { refused: 'too-long' };
  const json = parseJson(text);
  if (Array.isArray(json)) return { refused: 'list' };
  const pairs = json && typeof json === 'object' ? pairsOf(json) : text.split(/\r?\n/).flatMap(pairIn);
  const fields = new Map<FieldName, string>();
  for (const [name, value] of pairs) {
    const field = fieldForName(name);
    if (field && value) fields.set(field, value);
  }
  return fields.size > 0 ? { fields } : { refused: 'nothing' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Searches nested objects as deep as SDK configurations are: `{ "credentials": { "clientId": … } }`. */
function pairsOf(object: object, depth = 0): [string, string][] {
  return Object.entries(object).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return [[name, value.filter((word) => typeof word === 'string').join(' ')]];
    if (value && typeof value === 'object') return depth < 2 ? pairsOf(value, depth + 1) : [];
    return typeof value === 'string' ? [[name, value.trim()]] : [];
  });
}

/**
 * Parses `export NAME="value"`, `name = "value"`, `name: value` or a table's `name<tab>value`. No pattern here
 * backtracks over the line, so that the time grows with the length of a line and not with its square.
 */
function pairIn(line: string): [string, string][] {
  const text = line.trim().replace(/^(?:export\s+|set\s+|\$env:)/i, '');
  const end = text.search(/[=:\t]/);
  const name = text.slice(0, Math.max(end, 0)).trim().replace(/^["']/, '').replace(/["']$/, '').trim();
  const value = text.slice(end + 1).trim();
  return /^[\w. -]{2,40}$/.test(name) && value ? [[name, valueIn(value)]] : [];
}

function valueIn(source: string): string {
  const text = source.replace(/[,;]$/, '').trim();
  const [, list] = /^\[(.*)\]$/.exec(text) ?? [];
  if (list !== undefined) return list.replaceAll(/["',\s]+/g, ' ').trim();
  const [, quoted] = /^(?:"((?:[^"\\]|\\.)*)"|'[^']*')/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(/\\(.)/g, '$1').trim();
  if (text.startsWith("'")) return text.slice(1, text.indexOf("'", 1) < 0 ? undefined : text.indexOf("'", 1)).trim();
  // A hash after a blank starts a comment: https://github.com/motdotla/dotenv#comments
  const comment = text.search(/\s#/);
  return comment < 0 ? text : text.slice(0, comment).trim();
}
