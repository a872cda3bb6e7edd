/** The shape of the tree: folders that one can survey, short files and short functions. */
import { parseSync } from 'vite';
import { expect, test } from 'vitest';
import { lineOf, type SourceFile, sourceFiles } from './source-files.ts';

const largestFolder = 17;
const deepestFolder = 2;
const longestFunction = 60;
const longestFile = 250;

/** Folders with too many files. */
function crowdedFolders(paths: readonly string[]): string[] {
  const sizes = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/'));
    sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  return [...sizes].filter(([, size]) => size > largestFolder).map(([folder, size]) => `${folder} has ${size} files`);
}

/** Functions of a file, components included, with too many lines. */
function longFunctions({ path, code }: SourceFile): string[] {
  return functionsIn(parseSync(path, code).program).flatMap(({ start, end }) => {
    const lines = lineOf(code, end) - lineOf(code, start) + 1;
    return lines > longestFunction ? [`${path}:${lineOf(code, start)} has a function of ${lines} lines`] : [];
  });
}

interface Node {
  type: string;
  start: number;
  end: number;
}

/** All functions below a node of the syntax tree. */
function functionsIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(functionsIn);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(functionsIn);
  const isFunction =
    'type' in value && /^(Function(Declaration|Expression)|ArrowFunctionExpression)$/.test(`${value.type}`);
  return isFunction ? [value as Node, ...below] : below;
}

const shipped = sourceFiles(['src']).filter(({ path }) => !path.endsWith('.d.ts'));
const typescript = sourceFiles(['src', 'test'], /\.tsx?$/).map(({ path }) => path);

test(`no folder holds more than ${largestFolder} files of TypeScript`, () => {
  expect(crowdedFolders(typescript)).toEqual([]);
});

test(`no folder of src is deeper than ${deepestFolder} below it`, () => {
  const deep = shipped.filter(({ path }) => path.split('/').length - 2 > deepestFolder);
  expect(deep.map(({ path }) => path)).toEqual([]);
});

test(`no function of src has more than ${longestFunction} lines`, () => {
  expect(shipped.flatMap(longFunctions)).toEqual([]);
});

test(`no file of src has more than ${longestFile} lines`, () => {
  const lines = ({ code }: SourceFile) => code.split('\n').length - 1;
  expect(shipped.filter((file) => lines(file) > longestFile).map(({ path }) => path)).toEqual([]);
});

test('finds what is too large', () => {
  const body = 'now();\n'.repeat(longestFunction);
  expect(crowdedFolders(Array.from({ length: largestFolder + 1 }, (_, index) => `src/ui/${index}.ts`))).toHaveLength(1);
  expect(longFunctions({ path: 'src/a.tsx', code: `function a() {\n${body}}` })).toHaveLength(1);
  expect(longFunctions({ path: 'src/a.tsx', code: `const a = () => {\n${body}};` })).toHaveLength(1);
  expect(longFunctions({ path: 'src/a.tsx', code: `const a = [\n${"'',\n".repeat(longestFunction)}];` })).toEqual([]);
});
