/**
 * The browser stops the worker after half a minute without events, and module state is lost then. Every module of the
 * worker with state says so, and why losing it is safe, in a comment that begins with "Module state:".
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'vite';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

type Node = Record<string, unknown> & { type?: string; start: number; name?: string };

const mutators = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear advance'.split(' '),
);

/** The names of the module's own variables that hold state and have no comment that says so. */
function unlisted(file: string, code: string): string[] {
  const { program, comments } = parseSync(file, code);
  const body = program.body as unknown as Node[];
  const changed = changedNames(program as unknown as Node);
  return body.flatMap((statement) => {
    const declaration = (
      statement.type === 'ExportNamedDeclaration' ? statement['declaration'] : statement
    ) as Node | null;
    if (declaration?.type !== 'VariableDeclaration') return [];
    const reason = comments.filter(({ end }) => end <= statement.start).at(-1);
    const isListed =
      reason !== undefined &&
      /Module state: \S/.test(reason.value) &&
      code.slice(reason.end, statement.start).trim() === '';
    const names = (declaration['declarations'] as Node[]).filter(
      ({ id, init }) => declaration['kind'] !== 'const' || holdsState(id as Node, init as Node | null, changed),
    );
    return isListed ? [] : names.map(({ id }) => String((id as Node).name));
  });
}

function holdsState(id: Node, init: Node | null, changed: Set<string>): boolean {
  if (changed.has(String(id.name))) return true;
  const made = String((init?.['callee'] as Node | undefined)?.name);
  if (init?.type === 'CallExpression') return made === 'createSessionGeneration';
  if (init?.type !== 'NewExpression') return false;
  // A collection that begins empty is filled later, and a weak one holds no table of constants.
  return /^Weak/.test(made) || (/^(Map|Set)$/.test(made) && (init['arguments'] as Node[]).length === 0);
}

/** The variables whose contents the module changes: `name.push(…)`, `name.count += 1`, `delete name[key]`. */
function changedNames(program: Node): Set<string> {
  const names = new Set<string>();
  const note = (target: Node) => {
    const owner = target.type === 'MemberExpression' ? rootOf(target) : undefined;
    if (owner) names.add(owner);
  };
  visit(program, (node) => {
    if (node.type === 'AssignmentExpression') note(node['left'] as Node);
    if (node.type === 'UpdateExpression' || (node.type === 'UnaryExpression' && node['operator'] === 'delete')) {
      note(node['argument'] as Node);
    }
    const callee = node['callee'] as Node | undefined;
    if (node.type === 'CallExpression' && callee?.type === 'MemberExpression') {
      if (mutators.has(String((callee['property'] as Node).name))) note(callee);
    }
  });
  return names;
}

function rootOf({ object }: Node): string | undefined {
  const inner = object as Node;
  return inner.type === 'MemberExpression' ? rootOf(inner) : inner.name;
}

function visit(node: Node, enter: (node: Node) => void): void {
  enter(node);
  for (const child of Object.values(node).flat()) {
    if (typeof child === 'object' && child !== null) visit(child as Node, enter);
  }
}

const files = ['background', 'commerce', 'contract'].flatMap((room) =>
  readdirSync(join(root, 'src', room), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => `src/${room}/${file.replaceAll('\\', '/')}`),
);

test.each(files)('%s lists its state with a reason', (file) => {
  expect(unlisted(file, readFileSync(join(root, file), 'utf8'))).toEqual([]);
});

test.each([
  ['a variable', 'let opened: string | undefined;', ['opened']],
  ['an exported variable', 'export let opened = 1;', ['opened']],
  ['an empty map', 'const known = new Map<string, string>();', ['known']],
  ['a weak map', 'const known = new WeakMap([[a, b]]);', ['known']],
  ['a map that is changed', 'const known = new Map([[1, 2]]);\nfunction learn() { known.set(2, 3); }', ['known']],
  [
    'an array that grows',
    'const items: string[] = [];\nexport const add = (item: string) => items.push(item);',
    ['items'],
  ],
  ['an object that is changed', 'const counter = { count: 0 };\nfunction next() { counter.count += 1; }', ['counter']],
  ['an entry that is deleted', 'const known = { a: 1 };\nfunction forget() { delete known.a; }', ['known']],
  ['a session generation', 'const generation = createSessionGeneration();', ['generation']],
  ['a reason that stands elsewhere', '/** Module state: counts. */\nconst limit = 1;\nlet count = 0;', ['count']],
  ['no reason', '/** Module state: */\nlet count = 0;', ['count']],
])('finds %s', (_what, code, names) => {
  expect(unlisted('planted.ts', code)).toEqual(names);
});

test.each([
  ['a table of constants', "const passing = new Set([429, 502]);\nconst names = ['a'];\nconst sizes = { small: 1 };"],
  [
    'state with its reason',
    '/** Module state: requests under way, which end with the worker. */\nconst flights = new Map();',
  ],
  ['a local variable', 'export function count() { let sum = 0; const all = []; all.push(1); return sum; }'],
])('accepts %s', (_what, code) => {
  expect(unlisted('planted.ts', code)).toEqual([]);
});
