/** The picture in docs/architecture.md is true: its files are there, its arrows follow the imports, its message exists. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const page = read('docs/architecture.md');
const picture = /```mermaid\n([\s\S]+?)```/.exec(page)?.[1] ?? '';
const files = new Map(
  [...picture.matchAll(/participant (\w+) as (\S+)/g)].map(([, name, file]) => [name as string, file as string]),
);

/** The arrows of one kind, as pairs of files, and what is written at them. */
function arrows(kind: string): [from: string, to: string, words: string][] {
  const lines = picture.split('\n').map((line) => line.trim());
  return lines.flatMap((line) => {
    const [, from = '', arrow = '', to = '', words = ''] = /^(\w+)(-+>>|-+\))(\w+): (.+)$/.exec(line) ?? [];
    return arrow === kind ? [[files.get(from) ?? from, files.get(to) ?? to, words] as [string, string, string]] : [];
  });
}

/** All that a file imports, itself and through others, also for its types alone. */
function reached(file: string, seen = new Set<string>()): Set<string> {
  for (const { moduleRequest } of parseSync(file, read(file)).module.staticImports) {
    if (!moduleRequest.value.startsWith('.') || !/\.tsx?$/.test(moduleRequest.value)) continue;
    const next = join(dirname(file), moduleRequest.value).replaceAll('\\', '/');
    if (seen.has(next)) continue;
    seen.add(next);
    reached(next, seen);
  }
  return seen;
}

test('the picture shows the whole way', () => {
  expect(files.size).toBeGreaterThan(6);
  expect(arrows('->>').length + arrows('-)').length).toBe(files.size - 1);
});

test.each([...files.values()])('%s is there', (file) => {
  expect(existsSync(join(root, file))).toBe(true);
});

test.each(arrows('->>'))('%s imports %s, and not the other way', (from, to) => {
  expect([...reached(from)]).toContain(to);
  expect([...reached(to)]).not.toContain(from);
});

test.each(arrows('-)'))('%s reaches %s by message', (from, to, message) => {
  expect(read('src/contract/cart.ts')).toContain(`'${message}'(`);
  expect(read(from)).toContain('runtime.sendMessage');
  expect(read(to)).toContain('runtime.onMessage.addListener');
  expect([...reached(from)]).not.toContain(to);
});

describe('the rest of the page', () => {
  const paths = [...page.matchAll(/`((?:src|test)\/[\w./-]+)`/g)].map(([, path]) => path as string);

  test.each([...new Set(paths)])('names %s, which is there', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });
});
