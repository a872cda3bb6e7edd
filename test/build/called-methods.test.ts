/** The build removes the methods of a library that nothing calls. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { withoutUncalledMethods } from '../../src/build/plugins/called-methods.ts';
import { calledSearchMethods } from '../../src/build/plugins/self-contained-entries.ts';

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

test('a method that is called and is not there stops the build', () => {
  expect(() => withoutUncalledMethods(box, ['take'])).toThrow('There is no method take');
});

describe('the search on the device', () => {
  const path = createRequire(import.meta.url)
    .resolve('minisearch')
    .replace(/\/cjs\/.*$/, '/es/index.js');
  const whole = readFileSync(path, 'utf8');
  const rest = withoutUncalledMethods(whole, calledSearchMethods);

  test('finds without them what it finds with them', async () => {
    const load = async (code: string) => (await import(`data:text/javascript,${encodeURIComponent(code)}`)).default;
    const found = [await load(whole), await load(rest)].map((MiniSearch) => {
      const index = new MiniSearch({ fields: ['name'], searchOptions: { prefix: true, fuzzy: 1, combineWith: 'AND' } });
      index.addAll(['red mug', 'blue mug', 'teapot', 'mugwort tea'].map((name, id) => ({ id, name })));
      return ['mug', 'mgu red', 'tea', 'nothing'].map((text) => index.search(text).map(({ id }: { id: number }) => id));
    });

    expect(found[1]).toEqual(found[0]);
    expect(found[0]?.[0]).toEqual([0, 1, 3]);
  });

  test('has lost what it was not asked for', () => {
    for (const name of ['autoSuggest', 'discard', 'performVacuuming', 'loadJS', 'toJSON']) {
      expect(whole).toContain(` ${name}(`);
      expect(rest).not.toMatch(new RegExp(`^ +(static |async )*${name}\\(`, 'm'));
    }
  });
});
