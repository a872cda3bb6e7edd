/** The build leaves out what Valibot says about an invalid value, and nothing else. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import * as original from 'valibot';
import { describe, expect, test } from 'vitest';
import { withBareIssues } from '../../src/build/plugins/bare-issues.ts';

const path = createRequire(import.meta.url)
  .resolve('valibot')
  .replace(/index\.\w+$/, 'index.mjs');
const code = readFileSync(path, 'utf8');
const bareCode = withBareIssues(code);
const bare: typeof original = await import(
  /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(bareCode).toString('base64')}`
);

/** One schema of each kind that the worker uses. */
const schemaOf = (v: typeof original) =>
  v.object({
    kind: v.variant('name', [
      v.object({ name: v.literal('size'), value: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9)) }),
      v.object({ name: v.picklist(['word']), value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(5)) }),
    ]),
    list: v.array(v.pipe(v.string(), v.regex(/^[a-z]$/))),
    map: v.record(v.string(), v.boolean()),
    loose: v.exactOptional(v.looseObject({ id: v.string() })),
    spare: v.fallback(v.optional(v.string()), undefined),
    made: v.optional(
      v.pipe(
        v.unknown(),
        v.transform((value) => [value]),
      ),
    ),
  });
const valid = { kind: { name: 'size', value: 3 }, list: ['a'], map: { a: true } };

describe('a value is valid, and read, as before', () => {
  test.each<[string, unknown]>([
    ['a valid one', valid],
    ['one with all optional fields', { ...valid, loose: { id: 'x', more: 1 }, spare: 's', made: 1 }],
    ['one with a trimmed text', { ...valid, kind: { name: 'word', value: ' ab ' } }],
    ['one with a fallback', { ...valid, spare: 7 }],
    ['no object', 7],
    ['an unknown variant', { ...valid, kind: { name: 'color', value: 3 } }],
    ['a variant with a wrong value', { ...valid, kind: { name: 'size', value: 0 } }],
    ['a text that is too long', { ...valid, kind: { name: 'word', value: 'abcdefg' } }],
    ['a wrong entry of a list', { ...valid, list: ['a', 'B', 7] }],
    ['a wrong entry of a record', { ...valid, map: { a: 1 } }],
    ['a wrong field of a loose object', { ...valid, loose: {} }],
    ['a missing field', { kind: valid.kind, list: [] }],
  ])('%s', (_case, value) => {
    const before = original.safeParse(schemaOf(original), structuredClone(value));
    const after = bare.safeParse(schemaOf(bare), structuredClone(value));

    expect([after.success, after.typed, after.output]).toEqual([before.success, before.typed, before.output]);
    expect(after.issues?.length).toBe(before.issues?.length);
  });
});

test('no issue has a message or a path', () => {
  const { issues } = bare.safeParse(schemaOf(bare), { ...valid, list: ['B'], map: { a: 1 } });

  expect(issues).toEqual([{}, {}]);
});

test('a version of Valibot that is written otherwise stops the build', () => {
  expect(() => withBareIssues('export const object = 1;')).toThrow('Valibot has no function _addIssue');
});
