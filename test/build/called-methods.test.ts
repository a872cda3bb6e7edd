/** The build removes the methods of a library that nothing calls. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { withoutUncalledMethods } from '../../src/build/plugins/called-methods.ts';
import { calledSearchMethods, unreachedSearchMethods } from '../../src/build/plugins/self-contained-entries.ts';

const box = `export class Box {
  constructor() { this.held = []; }
  put(thing) { this.note(thing); this.held.push(thing); }
  note(thing) { return thing; }
  clear() { this.reset(); }
  reset() { this.held = []; }
  *[Symbol.iterator]() { yield* this.held; }
}`;

test('what is called stays, with what that calls, and the rest goes', () => {
  const rest = withoutUncalledMethods(box, ['put']);

  expect(rest).toContain('put(thing)');
  expect(rest).toContain('note(thing)');
  expect(rest).toContain('[Symbol.iterator]');
  expect(rest).not.toContain('clear');
  expect(rest).not.toContain('reset');
});

test('a method that is named and not reached goes, with what only that method calls', () => {
  const clearing = box.replace('this.note(thing);', 'if (!thing) this.clear();');
  const rest = withoutUncalledMethods(clearing, ['put'], ['clear']);

  expect(rest).toContain('put(thing)');
  expect(rest).not.toContain('clear() {');
  expect(rest).not.toContain('reset');
});

test('a method that is listed and is not there stops the build', () => {
  expect(() => withoutUncalledMethods(box, ['take'])).toThrow('There is no method take');
  expect(() => withoutUncalledMethods(box, ['put'], ['take'])).toThrow('There is no method take');
});

describe('the search on the device', () => {
  const path = createRequire(import.meta.url)
    .resolve('minisearch')
    .replace(/\/cjs\/.*$/, '/es/index.js');
  const whole = readFileSync(path, 'utf8');
  const rest = withoutUncalledMethods(whole, calledSearchMethods, unreachedSearchMethods);

  // Words that share beginnings, contain each other and differ by a letter, so that each branch of the index is passed.
  const words = ['red', 'blue', 'mug', 'mugs', 'mugwort', 'tea', 'teapot', 'team', 'pot', 'potter', 'a', 'é'];
  const names = [
    ...['red mug', 'blue mug', 'teapot', 'mugwort tea', ''],
    ...words.flatMap((one) => words.map((other) => `${one} ${other}`)),
  ];
  const texts = ['mug', 'mgu red', 'tea', 'nothing', '', '*', ...names, ...words.map((word) => `${word.slice(1)}x`)];

  test('finds without them what it finds with them', async () => {
    const load = async (code: string) => (await import(`data:text/javascript,${encodeURIComponent(code)}`)).default;
    const found = [await load(whole), await load(rest)].map((MiniSearch) => {
      const index = new MiniSearch({ fields: ['name'], searchOptions: { prefix: true, fuzzy: 1, combineWith: 'AND' } });
      index.addAll(names.map((name, id) => ({ id, name })));
      return texts.map((text) => index.search(text).map(({ id }: { id: number }) => id));
    });

    expect(found[1]).toEqual(found[0]);
    expect(found[0]?.[0]).toEqual(expect.arrayContaining([0, 1, 3]));
    expect(found[0]?.filter((ids) => ids.length > 0).length).toBeGreaterThan(100);
  });

  test('has lost what it was not asked for', () => {
    for (const name of ['autoSuggest', 'discard', 'performVacuuming', 'loadJS', 'toJSON', ...unreachedSearchMethods]) {
      expect(whole).toContain(` ${name}(`);
      expect(rest).not.toMatch(new RegExp(`^ +(static |async |get )*${name}\\(`, 'm'));
    }
  });
});
