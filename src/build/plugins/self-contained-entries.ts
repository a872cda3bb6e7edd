import type { Plugin } from 'vite';
import { withoutUncalledMethods } from './called-methods.ts';

/** The query of a module's id that names the entry the copy belongs to. */
const entryMark = /[?&]of=([\w-]+)/;

/**
 * The functions of the browser that the worker and the pages call and that return a promise. The polyfill lists five
 * hundred, and that table costs a kilobyte in each entry.
 */
export const calledApis = {
  worker: ['alarms.clear', 'alarms.get', 'runtime.sendMessage', 'storage.local', 'storage.managed', 'tabs.create'],
  pages: [
    'commands.getAll',
    'permissions.contains',
    'permissions.remove',
    'permissions.request',
    'runtime.openOptionsPage',
    'runtime.sendMessage',
    'tabs.create',
    'tabs.getCurrent',
    'tabs.remove',
    'windows.getCurrent',
  ],
} as const;

/** The methods of MiniSearch that the worker calls. */
export const calledSearchMethods = ['addAll', 'search'];

/**
 * Methods of MiniSearch that a search by text in an index that only grows never reaches: those that remove a document
 * or a term, the search for everything, and those of the index that MiniSearch calls on a `Map` alone.
 */
export const unreachedSearchMethods = [
  ...['removeTerm', 'warnDocumentChanged', 'delete', 'clear'],
  'executeWildcardQuery',
  ...['has', 'set', 'keys', 'size', 'from'],
];

type Table = Record<string, Record<string, unknown>>;

/**
 * Finds the polyfill's table of APIs in its source.
 *
 * @throws {Error} when the source has no such table, as after an update that moves it
 */
export function tableIn(polyfill: string): { text: string; table: Table } {
  const [text, json] = /const apiMetadata = (\{[\s\S]*?\});\n/.exec(polyfill) ?? [];
  if (text === undefined || json === undefined) throw new Error('The polyfill has no table of APIs');
  return { text, table: JSON.parse(json) };
}

/** The polyfill's source with a table of only those functions that its caller calls. */
export function withoutUncalled(polyfill: string, caller: keyof typeof calledApis): string {
  const { text, table } = tableIn(polyfill);
  const called: Table = {};
  for (const [api, name] of calledApis[caller].map((each) => each.split('.') as [string, string])) {
    called[api] = { ...called[api], [name]: table[api]?.[name] };
  }
  return polyfill.replace(text, `const apiMetadata = ${JSON.stringify(called)};\n`);
}

/**
 * Bundles each entry into one file, with its own copy of each module that it shares with other entries. A popup that
 * loads five scripts appears a tenth of a second later than one with a single script, and a worker with one file starts
 * sooner.
 *
 * @param entries a short name for each entry, by its path from the project's root
 */
export function selfContainedEntries(entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'self-contained-entries',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source.startsWith('\0') || /\.css(\?|$)/.test(source)) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved || resolved.external || resolved.id.startsWith('\0') || entryMark.test(resolved.id))
        return resolved;
      const entry = Object.entries(entries).find(([path]) => resolved.id.endsWith(`/${path}`));
      const owner = entry?.[1] ?? (importer && entryMark.exec(importer)?.[1]);
      if (!owner) return resolved;
      return { ...resolved, id: `${resolved.id}${resolved.id.includes('?') ? '&' : '?'}of=${owner}` };
    },
    transform: (code, id) => {
      if (!/\.m?js(\?|$)/.test(id)) return undefined;
      if (id.includes('/minisearch/')) {
        return withoutUncalledMethods(code, calledSearchMethods, unreachedSearchMethods);
      }
      if (!id.includes('/webextension-polyfill/')) return undefined;
      const caller = entryMark.exec(id)?.[1] === 'worker' ? 'worker' : 'pages';
      // As an ES module the polyfill needs no CommonJS helper, which the bundler would put into a chunk of its own.
      // Where `define` is known to be absent, the minifier removes the polyfill's search for a module system.
      const head = 'const define = undefined; const exports = {}; const module = { exports };';
      return `${head}\n${withoutUncalled(code, caller)}\nexport default module.exports;`;
    },
  };
}
