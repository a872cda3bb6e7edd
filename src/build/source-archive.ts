/** The archive that a store's reviewer builds the extension from. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { brandRules, pageVariables, shopVariables, type Variables } from './variables.ts';
import type { Files } from './zip.ts';

/** Files and folders of the project that are not sources; the same as in `.gitignore`. */
const ignored =
  /^(?:node_modules|dist|dist-firefox|packages|coverage|test-results|playwright-report|\.git|\.build|\.tsc|\.env.*)$/;

/**
 * The sources, and an `.env` with the settings of this build. The `.env` leaves out the client secret, which the
 * merchant gives the reviewer in the notes.
 */
export function sourceFiles(root: string, variables: Variables): Files {
  const files = Object.fromEntries(pathsOf(root).map((path) => [path, new Uint8Array(readFileSync(join(root, path)))]));
  const settings = { ...variables };
  const { CARTLET_ICON: icon } = variables;
  if (icon) {
    const path = `merchant-icon${extname(icon)}`;
    files[path] = new Uint8Array(readFileSync(icon));
    settings['CARTLET_ICON'] = path;
  }
  files['.env'] = new TextEncoder().encode(dotenv(settings));
  return files;
}

/** The files that git tracks or would add; all files when the folder is no repository, as in an unpacked archive. */
function pathsOf(root: string): string[] {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });
  const top = git('rev-parse', '--show-toplevel');
  if (top.status === 0 && realpathSync(top.stdout.trim()) === realpathSync(root)) {
    const listed = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').stdout.split('\0');
    const deleted = new Set(git('ls-files', '-z', '--deleted').stdout.split('\0'));
    return listed.filter((path) => path && !deleted.has(path));
  }
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !ignored.test(path.split('/')[0] ?? '') && !ignored.test(basename(path)));
}

function dotenv(settings: Variables): string {
  const lines = [...shopVariables, ...pageVariables, ...Object.keys(brandRules)].flatMap((name) => {
    const value = settings[name];
    if (!value || name === 'CTP_CLIENT_SECRET') return [];
    return [`${name}=${quoted(value)}`];
  });
  const secret = settings['CTP_CLIENT_SECRET'] ? ['# CTP_CLIENT_SECRET is in the notes to the reviewer.'] : [];
  return [...secret, ...lines, ''].join('\n');
}

/** dotenv has three kinds of quotes and no escapes, and Vite replaces `$NAME` unless the dollar sign is escaped. */
function quoted(value: string): string {
  const quote = ["'", '"', '`'].find((mark) => !value.includes(mark)) ?? "'";
  return `${quote}${value.replaceAll('$', '\\$')}${quote}`;
}
