import { parseAst } from 'vite';

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/**
 * A module without the methods of its classes that are not called. A bundler drops functions that nothing names, and keeps every
 * method of a class that it needs.
 *
 * @param code JavaScript with classes, and without access to methods by computed names
 * @param called the methods that are called from outside
 * @throws {Error} when it has none of a method that is called from outside: another version has other names
 */
export function withoutUncalledMethods(code: string, called: readonly string[]): string {
  const ast = parseAst(code) as unknown as Node;
  let methods = [...nodesIn(ast)].filter(
    ({ type, kind, computed }) => type === 'MethodDefinition' && kind !== 'constructor' && !computed,
  );
  const lacking = called.filter((name) => !methods.some((method) => nameOf(method) === name));
  if (lacking.length > 0) throw new Error(`There is no method ${lacking.join(', ')}`);
  const cut: Node[] = [];
  for (let uncalled: Node[] = methods; uncalled.length > 0; cut.push(...uncalled)) {
    // A method that only one that goes has called goes next.
    const named = namesIn(ast, cut);
    uncalled = methods.filter((method) => !called.includes(nameOf(method)) && !named.has(nameOf(method)));
    methods = methods.filter((method) => !uncalled.includes(method));
  }
  return cut
    .sort((a, b) => b.start - a.start)
    .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), code);
}

/** All names of properties that the code reads or writes, but for what has been cut. */
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
