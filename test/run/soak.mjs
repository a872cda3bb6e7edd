/**
 * `npm run test:soak -- --sequences 20000 --seed 1`: runs the random shopping sequences of the unit tests in larger
 * numbers. Each batch has its own process and seed, and prints the seed, which repeats the batch. Without a seed the
 * clock chooses one.
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
const vitest = [...npm.args, 'exec', '--', 'vitest', 'run', 'test/cart-model/cart-model.test.ts', '--reporter=verbose'];
for (let done = 0, seed = first; done < sequences; done += batch, seed += 1) {
  const count = Math.min(batch, sequences - done);
  const { status } = spawnSync(npm.command, vitest, {
    cwd: root,
    stdio: 'inherit',
    shell: npm.shell,
    env: { ...process.env, CARTLET_SEQUENCES: String(count), CARTLET_SEED: String(seed) },
  });
  if (status !== 0) {
    console.error(
      `A sequence failed after ${done} that had passed; the batch is CARTLET_SEQUENCES=${count} CARTLET_SEED=${seed}.`,
    );
    process.exit(1);
  }
}
console.log(`${sequences} sequences passed, seeds ${first} to ${first + Math.ceil(sequences / batch) - 1}.`);
