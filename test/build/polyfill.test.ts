/** The build removes the functions that the extension does not call from the polyfill's table. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calledApis, tableIn, withoutUncalled } from '../../src/build/plugins/self-contained-entries.ts';

const src = join(import.meta.dirname, '../../src');
const polyfill = readFileSync(createRequire(import.meta.url).resolve('webextension-polyfill'), 'utf8');
const { table } = tableIn(polyfill);

describe.each(['worker', 'pages'] as const)('%s', (caller) => {
  test('what is called is there, and nothing else', () => {
    const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .filter((file) => (caller === 'worker') === /^(background|commerce)\b/.test(file));
    const named = files.flatMap((file) =>
      [...readFileSync(join(src, file), 'utf8').matchAll(/\bbrowser\.(\w+)\.(\w+)/g)].map(
        ([, api = '', name = '']) => ({ api, name }),
      ),
    );
    const called = named.filter(({ api, name }) => table[api]?.[name] !== undefined);

    expect([...new Set(called.map(({ api, name }) => `${api}.${name}`))].sort()).toEqual(
      [...calledApis[caller]].sort(),
    );
  });

  test('the table holds what is called as it was, and no more', () => {
    const pruned = tableIn(withoutUncalled(polyfill, caller)).table;

    expect(Object.values(pruned).flatMap((api) => Object.keys(api))).toHaveLength(calledApis[caller].length);
    for (const [api, names] of Object.entries(pruned)) {
      for (const name of Object.keys(names)) expect(names[name]).toEqual(table[api]?.[name]);
    }
    expect(pruned['runtime']?.['sendMessage']).toBeDefined();
  });
});

test('a polyfill that is written otherwise is not built in unread', () => {
  expect(() => withoutUncalled('const metadata = {};', 'worker')).toThrow('The polyfill has no table of APIs');
});
