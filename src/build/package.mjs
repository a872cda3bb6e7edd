/**
 * `npm run package`: writes everything that the stores ask for into the folder `packages`.
 * `-- --no-pictures` leaves out the screenshots, which need a browser and the demo store; `-- --outDir folder` writes
 * elsewhere.
 */
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, npmCommand, root } from './install.mjs';

const { pictures, outDir } = parseArgs({
  options: { pictures: { type: 'boolean', default: true }, outDir: { type: 'string', default: 'packages' } },
  allowNegative: true,
}).values;
const folder = resolve(outDir);

installDependencies();
const { runnerImport } = await import('vite');
const main = await runnerImport(join(root, 'src/build/package.ts'), { root, configFile: false, logLevel: 'warn' });
try {
  const name = await main.module.packageExtension({ folder });
  if (pictures) takeScreenshots();
  console.log(`${name}, ready for the stores: ${folder}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/** The screenshots show the demo store, which belongs to the tests: another script takes them. */
function takeScreenshots() {
  const npm = npmCommand();
  const { status } = spawnSync(npm.command, [...npm.args, 'run', '--silent', 'screenshots', '--', '--outDir', folder], {
    cwd: root,
    stdio: 'inherit',
    shell: npm.shell,
  });
  if (status !== 0) throw new Error('The screenshots could not be taken, see above; --no-pictures leaves them out.');
}
