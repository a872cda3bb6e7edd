/** The compiler lets each room use only the globals of its runtime. The test plants lines that must not compile. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const compiler = createRequire(import.meta.url)
  .resolve('typescript/package.json')
  .replace('package.json', 'bin/tsc');

/** Lines that a room must not compile, each with a part of the compiler's message. */
const planted: [room: string, line: string, complaint: string][] = [
  ['contract', "fetch('/');", "'fetch'"],
  ['contract', "document.title = '';", "'document'"],
  ['contract', 'process.exit();', "'process'"],
  ['commerce', "document.title = '';", "'document'"],
  ['commerce', 'window.close();', "'window'"],
  ['commerce', 'chrome.runtime.reload();', "'chrome'"],
  ['commerce', 'process.exit();', "'process'"],
  ['background', 'localStorage.clear();', "'localStorage'"],
  ['background', "document.title = '';", "'document'"],
  ['background', 'Buffer.from([]);', "'Buffer'"],
  ['ui', 'importScripts();', "'importScripts'"],
  ['popup', 'chrome.storage.local.clear();', "'chrome'"],
  ['popup', "import { openVault } from '../../src/background/vault.ts'; openVault('');", 'vault.ts'],
  ['popup', "import { createHttp } from '../../src/commerce/http.ts'; createHttp;", 'http.ts'],
  ['options', "import { openVault } from '../../src/background/vault.ts'; openVault('');", 'vault.ts'],
  ['build', "document.title = '';", "'document'"],
  ['build', 'chrome.runtime.reload();', "'chrome'"],
  ['commerce', "import { openVault } from '../../src/background/vault.ts'; openVault('');", 'vault.ts'],
];

test.concurrent.each(['contract', 'commerce', 'background', 'ui', 'popup', 'options', 'build'])(
  'the compiler keeps %s to its runtime and the rooms below it',
  async (room) => {
    mkdirSync(join(root, '.build'), { recursive: true });
    const folder = mkdtempSync(join(root, '.build', 'walls-'));
    try {
      const lines = planted.filter(([where]) => where === room);
      for (const [index, [, line]] of lines.entries()) {
        writeFileSync(join(folder, `planted-${index}.ts`), `export {};\n${line}\n`);
      }
      writeFileSync(
        join(folder, 'tsconfig.json'),
        JSON.stringify({
          extends: `../../src/${room}/tsconfig.json`,
          compilerOptions: { outDir: './out', tsBuildInfoFile: './planted.tsbuildinfo' },
          include: ['*.ts'],
          references: [],
        }),
      );

      const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
        encoding: 'utf8',
      });

      for (const [index, [, line, complaint]] of lines.entries()) {
        const said = stdout.split('\n').filter((each) => each.includes(`planted-${index}.ts`) || each.includes('src/'));
        expect(said.join('\n'), line).toContain(complaint);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
