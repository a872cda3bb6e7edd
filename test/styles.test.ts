/** Rules for the stylesheets. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../src/popup/popup.css');

/** A stylesheet and all stylesheets that it imports, by path. */
function sheets(path: string): [path: string, rules: string][] {
  const rules = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const imported = [...rules.matchAll(/@import "(.+?)"/g)].map(([, name = '']) => join(dirname(path), name));
  return [[path, rules], ...imported.flatMap(sheets)];
}

// The browser tries two sizes of a popup's window after each change of the document. A rule that depends on the
// window's size makes the browser compute the style of all elements twice again: a measured keystroke with results took
// 7 ms longer.
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

/** A property without size, or a token. */
const takesNoRoom =
  /^(--[\w-]+|color|background(-color)?|(border|outline)(-\w+)*-color|fill|stroke|box-shadow|opacity)$/;
/** A value that is a color or a shadow, not a length. */
const isColor = /^(oklch|color-mix|rgb|hsl|var)\(|^#|^(0|none)\b|^[a-z]+$/;

// The browser tests measure the layout in one color scheme only.
test('a dark system changes colors, and no place', () => {
  const folder = join(import.meta.dirname, '../src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const declarations = files.flatMap((file) => {
    const rules = readFileSync(join(folder, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
    return [...rules.matchAll(/@media[^{]*prefers-color-scheme[^{]*\{((?:[^{}]*\{[^{}]*\})*)/g)].flatMap(
      ([, body = '']) =>
        [...body.matchAll(/([\w-]+):\s*([^;{}]+);/g)].map(([, property = '', value = '']) => ({
          file,
          property,
          value,
        })),
    );
  });
  expect(declarations.length).toBeGreaterThan(10);
  const placing = declarations.filter(({ property, value }) => !takesNoRoom.test(property) || !isColor.test(value));
  expect(placing).toEqual([]);
});
