/** Reads an API client in whatever form somebody copies it: `.env`, `export` lines, JSON, YAML, Terraform, a table's rows. */
import type { FieldName } from '../../contract/settings.ts';
import { fieldNamed } from './setting-names.ts';

/** Characters. Any API client has less, and reading more would hold the page up. */
const longest = 50_000;

export type Pasted =
  | { fields: Map<FieldName, string> }
  /** Why nothing could be made of it. */
  | { refused: 'too-long' | 'list' | 'nothing' };

/** The fields that a text names, without what is empty. What it says besides is passed over. */
export function readPasted(text: string): Pasted {
  if (text.length > longest) return { refused: 'too-long' };
  const json = parseJson(text);
  if (Array.isArray(json)) return { refused: 'list' };
  const pairs = json && typeof json === 'object' ? pairsOf(json) : text.split(/\r?\n/).flatMap(pairIn);
  const fields = new Map<FieldName, string>();
  for (const [name, value] of pairs) {
    const field = fieldNamed(name);
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

/** As deep as SDK configurations go: `{ "credentials": { "clientId": … } }`. */
function pairsOf(object: object, depth = 0): [string, string][] {
  return Object.entries(object).flatMap(([name, value]): [string, string][] => {
    if (Array.isArray(value)) return [[name, value.filter((word) => typeof word === 'string').join(' ')]];
    if (value && typeof value === 'object') return depth < 2 ? pairsOf(value, depth + 1) : [];
    return typeof value === 'string' ? [[name, value.trim()]] : [];
  });
}

/**
 * `export NAME="value"`, `name = "value"`, `name: value`, or a table's `name<tab>value`. No pattern here looks at a
 * character from more than one beginning: a long line takes its length, not the square of it.
 */
function pairIn(line: string): [string, string][] {
  const text = line.trim().replace(/^(?:export\s+|set\s+|\$env:)/i, '');
  const end = text.search(/[=:\t]/);
  const name = text.slice(0, Math.max(end, 0)).trim().replace(/^["']/, '').replace(/["']$/, '').trim();
  const value = text.slice(end + 1).trim();
  return /^[\w. -]{2,40}$/.test(name) && value ? [[name, valueIn(value)]] : [];
}

function valueIn(written: string): string {
  const text = written.replace(/[,;]$/, '').trim();
  const [, list] = /^\[(.*)\]$/.exec(text) ?? [];
  if (list !== undefined) return list.replaceAll(/["',\s]+/g, ' ').trim();
  const [, quoted] = /^(?:"((?:[^"\\]|\\.)*)"|'[^']*')/.exec(text) ?? [];
  if (quoted !== undefined) return quoted.replaceAll(/\\(.)/g, '$1').trim();
  if (text.startsWith("'")) return text.slice(1, text.indexOf("'", 1) < 0 ? undefined : text.indexOf("'", 1)).trim();
  // What follows a blank and a hash is a comment: https://github.com/motdotla/dotenv#comments
  const comment = text.search(/\s#/);
  return comment < 0 ? text : text.slice(0, comment).trim();
}
