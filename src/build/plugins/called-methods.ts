import { parseAst } from 'vite';

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/**
 * Removes the methods that nothing calls from the classes of a module. A bundler removes unused functions, but keeps
 * every method of a class in use.
 *
 * @param code JavaScript with classes that never names a method by a computed key
 * @param called the methods that code outside the module calls
 * @param unreached more methods to remove: the module names them, but no call from outside reaches them
 * @throws {Error} when the module lacks one of these methods, as after an update that renames it
 */
export function withoutUncalledMethods(
  code: string,
  called: readonly string[],
  unreached: readonly string[] = [],
): string {
  const ast = parseAst(code) as unknown as Node;
  let methods = [...nodesIn(ast)].filter(
    ({ type, kind, computed }) => type === 'MethodDefinition' && kind !== 'constructor' && !computed,
  );
  const missing = [...called, ...unreached].filter((name) => !methods.some((method) => nameOf(method) === name));
  if (missing.length > 0) throw new Error(`There is no method ${missing.join(', ')}`);
  const cut = methods.filter((method) => unreached.includes(nameOf(method)));
  methods = methods.filter((method) => !cut.includes(method));
  for (let uncalled: Node[] = methods; uncalled.length > 0; cut.push(...uncalled)) {
    // Removing a method may leave the methods that only it called without a caller: the next round removes those.
    const named = namesIn(ast, cut);
    uncalled = methods.filter((method) => !called.includes(nameOf(method)) && !named.has(nameOf(method)));
    methods = methods.filter((method) => !uncalled.includes(method));
  }
  return cut
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
}

/** Names of all properties that the code reads or writes, outside the methods in `cut`. */
function namesIn(ast: Node, cut: readonly Node[]): Set<string> {
  const names = new Set<string>();
  for (const { type, property, key, start } of nodesIn(ast)) {
    if (cut.some((method) => method.start <= start && start < method.end)) continue;
    const named = type === 'MemberExpression' ? property : type === 'Property' ? key : undefined;
    if (named) names.add(String((named as Node)['name']));
  }
  return names;
}

function nameOf({ key }: Node): string {
  return String((key as Node)['name']);
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each);
  else if (value && typeof value === 'object') {
    if ('type' in value && 'start' in value) yield value as Node;
    for (const each of Object.values(value)) yield* nodesIn(each);
  }
}
