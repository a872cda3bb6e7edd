/** What is needed to build the extension again: for reviewers, who get it beside the package. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { brandRules, pageVariables, shopVariables, type Variables } from './variables.ts';
import type { Files } from './zip.ts';

/** What lies beside the sources and is none of them; the same as in `.gitignore`. */
const left =
  /^(?:node_modules|dist|dist-firefox|packages|coverage|test-results|playwright-report|\.git|\.build|\.tsc|\.env.*)$/;

/** The sources, and the settings of this build in an `.env`: all but the secret, which the reviewer is told. */
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

/** What git knows of or would take in; everything, where the folder is no repository's. */
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
    .filter((path) => !left.test(path.split('/')[0] ?? '') && !left.test(basename(path)));
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

/** dotenv knows no escapes, but three quotes; and Vite fills in other variables where a dollar sign stands. */
function quoted(value: string): string {
  const quote = ["'", '"', '`'].find((mark) => !value.includes(mark)) ?? "'";
  return `${quote}${value.replaceAll('$', '\\$')}${quote}`;
}
