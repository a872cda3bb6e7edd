// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { describe, expect, test } from 'vitest';
import { commonAttribute } from '../../src/contract/attribute-names.ts';

const root = join(import.meta.dirname, '../..');
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, code: readFileSync(join(root, 'src', path), 'utf8') }));
const messages = JSON.parse(readFileSync(join(root, 'public/_locales/en/messages.json'), 'utf8')) as Record<
  string,
  { message: string; description?: string }
>;

/** Attributes whose value is read, by eyes or by a screen reader. */
const readAttributes = [
  'alt',
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'label',
  'placeholder',
  'title',
  'hint',
];

/** Words that stand in a component's markup instead of in `_locales`. */
function literalsIn(code: string): string[] {
  const found: string[] = [];
  const read = (node: ESTree.Node | null | undefined): void => {
    if (node?.type === 'JSXText' || node?.type === 'Literal') found.push(String(node.value));
    if (node?.type === 'TemplateLiteral') found.push(node.quasis.map(({ value }) => value.raw).join(''));
    if (node?.type === 'JSXExpressionContainer') read(node.expression);
    if (node?.type === 'LogicalExpression') [node.left, node.right].forEach(read);
    if (node?.type === 'ConditionalExpression') [node.consequent, node.alternate].forEach(read);
  };
  new Visitor({
    JSXElement: ({ children }) => children.forEach(read),
    JSXFragment: ({ children }) => children.forEach(read),
    JSXAttribute: ({ name, value }) => {
      if (name.type === 'JSXIdentifier' && readAttributes.includes(name.name)) read(value);
    },
  }).visit(parseSync('component.tsx', code).program);
  return found.map((words) => words.trim()).filter((words) => /\p{L}/u.test(words));
}

/** Keys named anywhere in the sources, whole or as the beginning of a key that is put together. */
function stringsIn(code: string, path: string): string[] {
  const found: string[] = [];
  new Visitor({
    Literal: ({ value }) => void (typeof value === 'string' && found.push(value)),
    TemplateElement: ({ value }) => void found.push(value.raw),
  }).visit(parseSync(path, code).program);
  return found;
}

describe('the words on the screen', () => {
  test.each(sources.filter(({ path }) => path.endsWith('.tsx')))('of $path come from _locales', ({ code }) => {
    expect(literalsIn(code)).toEqual([]);
  });

  test.each([
    ['text between tags', '<p>Hello</p>', 'Hello'],
    ['an attribute that is read', '<p title="Hello" class="hello" />', 'Hello'],
    ['one of two', '<p>{isLate ? "Hello" : name}</p>', 'Hello'],
    ['a template', '<p>{`$' + '{count} items`}</p>', 'items'],
  ])('are found by this test when they do not: %s', (_, markup, words) => {
    expect(literalsIn(`const component = ${markup};`)).toEqual([words]);
  });
});

describe('the texts', () => {
  const named = new Set(sources.flatMap(({ path, code }) => stringsIn(code, path)));
  // The build writes the other half of the manifest.
  const manifest = ['manifest.json', 'src/build/manifest.ts']
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('');

  test.each(Object.keys(messages))('%s is used', (key) => {
    const base = key.replace(/_(zero|one|two|few|many|other)$/, '');
    const isFailure = key.startsWith('failure_') && named.has(key.slice('failure_'.length).replaceAll('_', '-'));
    const attribute = key.replace(/^axis_/, '');
    const isAttribute = key.startsWith('axis_') && commonAttribute(attribute) === attribute;
    const isInManifest = manifest.includes(`__MSG_${key}__`);
    expect(named.has(key) || named.has(base) || isFailure || isAttribute || isInManifest).toBe(true);
  });

  test('each tell a translator what they are for', () => {
    const bare = Object.entries(messages).filter(([, { description }]) => !description?.trim());
    expect(bare.map(([key]) => key)).toEqual([]);
  });
});
