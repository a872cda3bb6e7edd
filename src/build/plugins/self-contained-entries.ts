import type { Plugin } from 'vite';
import { withoutUncalledMethods } from './called-methods.ts';

/** Says whose copy of a module it is. */
const mark = /[?&]of=([\w-]+)/;

/**
 * The browser's functions that the extension calls, and that give a promise. The polyfill knows five hundred, and its
 * table of them is a kilobyte in each entry.
 */
export const calledApis = [
  'alarms.clear',
  'alarms.get',
  'commands.getAll',
  'permissions.contains',
  'permissions.remove',
  'permissions.request',
  'runtime.openOptionsPage',
  'runtime.sendMessage',
  'storage.local',
  'storage.managed',
  'tabs.create',
  'tabs.getCurrent',
  'tabs.remove',
  'windows.getCurrent',
];

/** What is called of the search on the device: it is filled once, and searched. */
export const calledOfSearch = ['addAll', 'search'];

type Table = Record<string, Record<string, unknown>>;

/**
 * What the polyfill knows, API by API. Throws when its table is not where it was: another version writes it otherwise.
 */
export function tableIn(polyfill: string): { text: string; table: Table } {
  const [text, json] = /const apiMetadata = (\{[\s\S]*?\});\n/.exec(polyfill) ?? [];
  if (text === undefined || json === undefined) throw new Error('The polyfill has no table of APIs');
  return { text, table: JSON.parse(json) };
}

/** The polyfill's own code without what it knows of functions that are not called. */
export function withoutUncalled(polyfill: string): string {
  const { text, table } = tableIn(polyfill);
  const called: Table = {};
  for (const [api, name] of calledApis.map((each) => each.split('.') as [string, string])) {
    called[api] = { ...called[api], [name]: table[api]?.[name] };
  }
  return polyfill.replace(text, `const apiMetadata = ${JSON.stringify(called)};\n`);
}

/**
 * Makes each entry one file, with copies of its own of what it shares with the others. A popup that loads five scripts is
 * shown a tenth of a second later than one that loads one, and a worker starts the sooner the less it has to fetch.
 *
 * @param entries paths from the project's root, and a word for each
 */
export function selfContainedEntries(entries: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'self-contained-entries',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source.startsWith('\0') || /\.css(\?|$)/.test(source)) return undefined;
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      if (!resolved || resolved.external || resolved.id.startsWith('\0') || mark.test(resolved.id)) return resolved;
      const entry = Object.entries(entries).find(([path]) => resolved.id.endsWith(`/${path}`));
      const of = entry?.[1] ?? (importer && mark.exec(importer)?.[1]);
      if (!of) return resolved;
      return { ...resolved, id: `${resolved.id}${resolved.id.includes('?') ? '&' : '?'}of=${of}` };
    },
    transform: (code, id) => {
      if (!/\.js(\?|$)/.test(id)) return undefined;
      if (id.includes('/minisearch/')) return withoutUncalledMethods(code, calledOfSearch);
      // As a module of today it needs no helper that all files would have to share, in a file of its own.
      return id.includes('/webextension-polyfill/')
        ? `const module = { exports: {} }; const { exports } = module;\n${withoutUncalled(code)}\nexport default module.exports;`
        : undefined;
    },
  };
}
