/**
 * No file of src imports itself by way of others, counting imports of values: such files can be understood only
 * together.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** The files that a file imports or re-exports values from, below the root of the repository. */
function valueImports(file: string, code: string): string[] {
  const { module } = parseSync(file, code);
  const imported = module.staticImports
    // An import without names runs the file.
    .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
    .map(({ moduleRequest }) => moduleRequest.value);
  const reexported = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) => (moduleRequest && !isType ? [moduleRequest.value] : []));
  return [...imported, ...reexported]
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.join(posix.dirname(file), name));
}

/** The circles of a graph: for each group of files that reach one another, one path through it and back. */
function circlesIn(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    const start = path.indexOf(file);
    if (start >= 0) circles.push([...path.slice(start), file].join(' -> '));
    if (start >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  return circles;
}

const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file.replaceAll('\\', '/')}`)
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const graph = new Map(files.map((file) => [file, valueImports(file, readFileSync(join(root, file), 'utf8'))]));

test('the graph holds the imports of every room', () => {
  expect(new Set(files.map((file) => dirname(file).split('/')[1])).size).toBe(7);
  expect([...graph.values()].flat().length).toBeGreaterThan(files.length);
  expect(
    [...graph.values()].flat().filter((file) => file.startsWith('src/') && /\.tsx?$/.test(file) && !graph.has(file)),
  ).toEqual([]);
});

test('no value-level import circle in src', () => {
  expect(circlesIn(graph)).toEqual([]);
});

test.each([
  ['of two files', "import { b } from './b.ts';", "import { a } from './a.ts';"],
  ['through a re-export', "export { b } from './b.ts';", "import { a } from './a.ts';"],
  ['through an import for its effect', "import './b.ts';", "import { a } from './a.ts';"],
  ['of which one import names types as well', "import { b, type B } from './b.ts';", "import { a } from './a.ts';"],
])('finds a circle %s', (_case, a, b) => {
  const planted = new Map([
    ['src/ui/a.ts', valueImports('src/ui/a.ts', a)],
    ['src/ui/b.ts', valueImports('src/ui/b.ts', b)],
  ]);

  expect(circlesIn(planted)).toEqual(['src/ui/a.ts -> src/ui/b.ts -> src/ui/a.ts']);
});

test.each([
  ['type imports', "import type { B } from './b.ts';"],
  ['inline types', "import { type B } from './b.ts';"],
  ['re-exported types', "export type { B } from './b.ts';"],
])('%s make no circle', (_case, a) => {
  expect(valueImports('src/ui/a.ts', a)).toEqual([]);
});
