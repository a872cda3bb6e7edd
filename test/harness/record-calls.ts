/**
 * Records which function of the sources calls which, also across `await` and through objects that are handed in: what a
 * picture of the program claims, and imports cannot show.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { relative } from 'node:path';
import { type Plugin, parseSync } from 'vite';

/** One call. `from` is absent where the browser calls: a listener, or the first run of a module. */
export interface RecordedCall {
  from?: string;
  to: string;
  /** The called function's name, or the name of the function around it. */
  name: string;
}

interface Node {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

/** The name of the function that a node is in, and what is to be put into the module's code. */
interface Scope {
  name: string;
  edits: [position: number, text: string][];
}

const enter = '__recordCall';
const listener = '__onRecordedCall';
const callers = new AsyncLocalStorage<string>();

/**
 * Records calls of code that {@link recordingPlugin} has transformed and {@link reportingCalls} has wrapped.
 *
 * @returns the calls in order, which grow until `stop`
 */
export function recordCalls(): { calls: readonly RecordedCall[]; stop: () => void } {
  const calls: RecordedCall[] = [];
  const record = <Result>(to: string, name: string, run: () => Result): Result => {
    const from = callers.getStore();
    calls.push({ ...(from && { from }), to, name });
    return callers.run(to, run);
  };
  Object.assign(globalThis, { [listener]: record });
  return { calls, stop: () => void Reflect.deleteProperty(globalThis, listener) };
}

/** A bundle of transformed code that runs with and without a recording. */
export function reportingCalls(bundle: string): string {
  const report = `(to, name, run) => globalThis.${listener} ? globalThis.${listener}(to, name, run) : run()`;
  return `(() => { const ${enter} = ${report};\n${bundle}\n})();`;
}

/** Wraps the body of every function below `src` in a call that {@link recordCalls} sees. */
export function recordingPlugin(root: string): Plugin {
  return {
    name: 'record-calls',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(root, id).replaceAll('\\', '/');
      if (!file.startsWith('src/') || !/\.tsx?$/.test(file)) return undefined;
      return { code: withRecordedCalls(file, code), map: null };
    },
  };
}

/** The code of a module whose functions say that they are entered. */
function withRecordedCalls(file: string, code: string): string {
  const { program } = parseSync(file, code);
  const edits: Scope['edits'] = [];
  visit(program as unknown as Node, { name: '(module)', edits }, file);
  // From the end, so that no edit moves the place of another. Of two at one place the inner one comes first.
  const ordered = edits.map((edit, order) => ({ edit, order }));
  ordered.sort((one, other) => other.edit[0] - one.edit[0] || other.order - one.order);
  return ordered.reduce((text, { edit: [at, added] }) => text.slice(0, at) + added + text.slice(at), code);
}

function visit(node: Node, { name, edits }: Scope, file: string): void {
  const own = nameOf(node) ?? name;
  if (isFunction(node) && isWrappable(node)) wrap(node, { name: own, edits }, file);
  for (const child of childrenOf(node)) visit(child, { name: own, edits }, file);
}

/** Puts the body of a function into a call: `{ return __recordCall(file, name, () => { … }) }`. */
function wrap(node: Node, { name, edits }: Scope, file: string): void {
  const body = node['body'] as Node;
  const head = `${enter}(${JSON.stringify(file)}, ${JSON.stringify(name)}, ${node['async'] ? 'async ' : ''}() => `;
  if (body.type === 'BlockStatement') edits.push([body.start + 1, ` return ${head}{`], [body.end - 1, '}) ']);
  else edits.push([body.start, `${head}(`], [body.end, '))']);
}

function isFunction({ type, body }: Node): boolean {
  return /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(type) && Boolean(body);
}

/** Whether a function does the same when its body is a function of its own. */
function isWrappable(node: Node): boolean {
  if (node['generator']) return false;
  return node.type === 'ArrowFunctionExpression' || !usesThis(node['body'] as Node);
}

function usesThis(node: Node): boolean {
  if (node.type === 'ThisExpression' || node.type === 'Super') return true;
  if (node.type === 'Identifier' && node['name'] === 'arguments') return true;
  // A function inside has its own.
  return childrenOf(node).some((child) => !/^Function(Declaration|Expression)$/.test(child.type) && usesThis(child));
}

/** The name that a declaration, a variable, a property or a method gives the function in it. */
function nameOf(node: Node): string | undefined {
  const named = (node['id'] ?? (node.type === 'Property' ? node['key'] : undefined)) as Node | undefined | null;
  return named?.type === 'Identifier' ? String(named['name']) : undefined;
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value);
}
