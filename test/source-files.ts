/** The project's own source files, for tests that read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** A file of `src` or `test`. */
export interface SourceFile {
  /** Path from the project's root, with `/` between folders. */
  path: string;
  code: string;
}

/**
 * Reads the source files of some folders.
 *
 * @param folders paths from the project's root
 * @param ending what the names of the files end with
 */
export function sourceFiles(folders: readonly string[], ending = /\.(tsx?|mjs)$/): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => ending.test(path))
      .map((path) => ({ path, code: readFileSync(join(root, path), 'utf8') })),
  );
}

/** The line of a position in a file, counted from 1. */
export function lineOf(code: string, position: number): number {
  return code.slice(0, position).split('\n').length;
}
