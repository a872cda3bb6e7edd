/** What the popup's stylesheets must not do. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src/popup/popup.css');

/** A stylesheet and all that it imports, by path. */
function sheets(path: string): [path: string, rules: string][] {
  const rules = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const imported = [...rules.matchAll(/@import "(.+?)"/g)].map(([, name = '']) => join(dirname(path), name));
  return [[path, rules], ...imported.flatMap(sheets)];
}

// A popup's window is tried for two sizes whenever its document changes: each such rule would then make the style of every
// element be worked out anew, twice. Measured: a keystroke with its results took 7 ms longer.
test("nothing of the popup asks for the window's size", () => {
  const found = sheets(root).flatMap(([path, rules]) => {
    const queries =
      rules.match(/@media[^{]*\b(width|height|aspect-ratio|orientation|inline-size|block-size)\b[^{]*/g) ?? [];
    const units = rules.match(/\b\d+(\.\d+)?[sld]?v(w|h|i|b|min|max)\b/g) ?? [];
    return [...queries, ...units].map((rule) => `${path}: ${rule}`);
  });
  expect(sheets(root).length).toBeGreaterThan(5);
  expect(found).toEqual([]);
});
