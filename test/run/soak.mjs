/**
 * `npm run test:soak -- --sequences 20000 --seed 1`: runs the tests that take too long for `npm test`: the largest
 * catalog once, then `--sequences` random shopping sequences. Each batch has its own process and seed, and prints the
 * seed, which repeats the batch. Without `--seed` the clock chooses the first one.
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { installDependencies, npmCommand, root } from '../../src/build/install.mjs';

const batch = 1000;
const { values } = parseArgs({
  options: { sequences: { type: 'string', default: '2000' }, seed: { type: 'string' } },
});
const sequences = Number(values.sequences);
const first = Number(values.seed ?? Date.now() % 2 ** 30);
if (!Number.isInteger(sequences) || sequences < 1 || !Number.isInteger(first)) {
  console.error('--sequences and --seed take whole numbers.');
  process.exit(1);
}

installDependencies();
const npm = npmCommand();
const products = '50000';
run(
  'test/demo-store/catalogue/catalogue.test.ts',
  { CARTLET_PRODUCTS: products },
  `A catalogue of ${products} products failed.`,
);
for (let done = 0, seed = first; done < sequences; done += batch, seed += 1) {
  const count = Math.min(batch, sequences - done);
  run(
    'test/cart-model/cart-model.test.ts',
    { CARTLET_SEQUENCES: String(count), CARTLET_SEED: String(seed) },
    `A sequence failed after ${done} that had passed; the batch is CARTLET_SEQUENCES=${count} CARTLET_SEED=${seed}.`,
  );
}
console.log(`${sequences} sequences passed, seeds ${first} to ${first + Math.ceil(sequences / batch) - 1}.`);

/**
 * Runs one test file, and ends the process with a message if it fails.
 *
 * @param {string} file
 * @param {Record<string, string>} env
 * @param {string} message
 */
function run(file, env, message) {
  const { status } = spawnSync(npm.command, [...npm.args, 'exec', '--', 'vitest', 'run', file, '--reporter=verbose'], {
    cwd: root,
    stdio: 'inherit',
    shell: npm.shell,
    env: { ...process.env, ...env },
  });
  if (status === 0) return;
  console.error(message);
  process.exit(1);
}
