/** The language of the code: comments name their subject and fit a line, and names are the field's terms. */
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';
import { lineOf, type SourceFile, sourceFiles } from './source-files.ts';

/** A comment names its subject: customer, guest, worker, page, shop. These words do not. */
const vagueWords = /\b(somebody|nobody|anybody|everybody|whoever|whomever|whosever|whatever|theirs)\b/i;

/** The widest line of a comment, in columns; the formatter holds code to the same width. A URL cannot be broken. */
const widest = 120;
const urlAlone = /^[\s*/]*(@see )?https?:\S+$/;

/** Words of names that once stood here, each with the field's term. */
const replacedWords: Readonly<Record<string, string>> = {
  gesture: 'command',
  errand: 'sync run',
  ledger: 'outbox state',
  vault: 'token store',
  era: 'viewer epoch',
  trial: 'connection test',
  twin: 'duplicate',
  recall: 'browsing history',
  notices: 'broadcast',
};

/** What is wrong with the comments of a file, each with its line. */
function commentFaults({ path, code }: SourceFile): string[] {
  const comments = path.endsWith('.css')
    ? [...code.matchAll(/\/\*[\s\S]*?\*\//g)].map(({ 0: value, index }) => ({
        value,
        start: index,
        end: index + value.length,
      }))
    : parseSync(path, code).comments;
  return comments.flatMap(({ value, start, end }) => {
    const word = vagueWords.exec(value)?.[0];
    const first = code.lastIndexOf('\n', start) + 1;
    const wide = code
      .slice(first, end)
      .split('\n')
      .some((line) => line.length > widest && !urlAlone.test(line));
    const place = `${path}:${lineOf(code, start)}`;
    return [...(word ? [`${place} says "${word}"`] : []), ...(wide ? [`${place} is wider than ${widest}`] : [])];
  });
}

/** Names of a file and of its exports that contain a replaced word. */
function nameFaults({ path, code }: SourceFile): string[] {
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.[\w.]+$/, '');
  const { module } = parseSync(path, code);
  const exported = module.staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName }) => exportName.name ?? ''),
  );
  return [fileName, ...exported].flatMap((name) => {
    const words = name.split(/[-_]|(?<=[a-z\d])(?=[A-Z])/).map((word) => word.toLowerCase());
    const found = words.find((word) => Object.hasOwn(replacedWords, word.replace(/s$/, '')) || word in replacedWords);
    return found
      ? [`${path}: ${name} is called ${replacedWords[found] ?? replacedWords[found.replace(/s$/, '')]}`]
      : [];
  });
}

const files = sourceFiles(['src', 'test']);

test('comments name their subject and fit a line', () => {
  expect(files.length).toBeGreaterThan(500);
  expect([...files, ...sourceFiles(['src', 'test'], /\.css$/)].flatMap(commentFaults)).toEqual([]);
});

test("files and exports have the field's names", () => {
  expect(files.flatMap(nameFaults)).toEqual([]);
});

describe('is found:', () => {
  test.each([
    ['a vague word in a block', '/** Somebody signs in. */', '/** A customer signs in. */'],
    ['a vague word in a line', '// nobody is signed in', '// no customer is signed in'],
    ['a vague word in JSX', 'const a = <p>{/* whoever */}</p>;', "const a = <p>{'whoever'}</p>;"],
    ['a wide line', `// ${'word '.repeat(24)}`, `const a = '${'word '.repeat(24)}'; // short`.slice(0, 119)],
  ])('%s', (_what, wrong, right) => {
    expect(commentFaults({ path: 'src/popup/a.tsx', code: wrong })).toHaveLength(1);
    expect(commentFaults({ path: 'src/popup/a.tsx', code: right })).toEqual([]);
  });

  test.each([
    ['src/popup/errand.ts', '', 'src/popup/sync-run.ts'],
    ['src/popup/a.ts', 'export const tokenVault = 1;', 'src/popup/a.ts'],
    ['src/popup/a.ts', 'export interface CartGestures {}', 'src/popup/a.ts'],
  ])('%s with %s', (path, code, renamed) => {
    expect(nameFaults({ path, code })).toHaveLength(1);
    expect(nameFaults({ path: renamed, code: 'export const operation = 1; const era = operation;' })).toEqual([]);
  });
});
