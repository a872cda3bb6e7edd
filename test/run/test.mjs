/**
 * `npm test`: runs all checks, on a clone with only Node. A failed step does not stop the others.
 * `-- --only unit,browser` runs some of the steps.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, npmCommand, root } from '../../src/build/install.mjs';
import { findFirefox } from './firefox.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const results = join(root, '.build', 'results');
const unitResults = join(results, 'unit.json');
const browserResults = join(results, 'browser.json');
const firefoxResults = join(results, 'firefox.json');

/**
 * Each step is a script of package.json. A step with tests writes a file that its tests are counted from. A step with
 * `needs` is left out if that is missing, and the summary says so. The small steps run at the same time, before the
 * others, which use all cores by themselves.
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [isSmall]
 * @property {string[]} [args]
 * @property {string} [output] where Playwright is to leave its results
 * @property {() => Promise<void>} [needs]
 * @property {() => Count} [count]
 */

/** @type {Step[]} */
const steps = [
  { name: 'types', isSmall: true },
  { name: 'lint', isSmall: true },
  { name: 'unused', isSmall: true },
  { name: 'build', isSmall: true, args: ['--outDir', join(root, '.build', 'plain')] },
  {
    name: 'firefox',
    isSmall: true,
    args: ['--reporter=list,json'],
    output: firefoxResults,
    needs: async () => {
      process.env['CARTLET_FIREFOX'] = await findFirefox();
    },
    count: () => countPlaywright(firefoxResults),
  },
  {
    name: 'unit',
    args: ['--reporter=default', '--reporter=json', `--outputFile.json=${unitResults}`],
    count: () => {
      const { numPassedTests, numFailedTests } = read(unitResults);
      return { passed: numPassedTests, failed: numFailedTests };
    },
  },
  {
    name: 'browser',
    args: ['--reporter=list,json'],
    output: browserResults,
    count: () => countPlaywright(browserResults),
  },
];

const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
const chosen = steps.filter(({ name }) => !only || only.split(',').includes(name));
if (chosen.length === 0) {
  console.error(`There is no such step; there are ${steps.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}

installDependencies();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** @type {{name: string, seconds: string, well: boolean, passed: number, failed: number}[]} */
const report = [];
/** @type {{name: string, reason: string}[]} */
const leftOut = [];
const small = chosen.filter(({ isSmall }) => isSmall);
await Promise.all(small.map((step) => runStep(step, small.length > 1)));
for (const step of chosen.filter(({ isSmall }) => !isSmall)) await runStep(step, false);

console.log();
for (const { name, seconds, well } of report)
  console.log(`${well ? '✔' : '✘'} ${name.padEnd(10)} ${seconds.padStart(7)}`);
for (const { name, reason } of leftOut) console.log(`– ${name.padEnd(10)} not run: ${reason}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') > 0 || report.some(({ well }) => !well) ? 1 : 0);

/**
 * @param {Step} step
 * @param {boolean} hasNeighbours whether other steps run at the same time: then its output appears when it ends
 */
async function runStep(step, hasNeighbours) {
  const { name, count, needs } = step;
  if (!hasNeighbours) console.log(`\n▶ ${name}`);
  const start = performance.now();
  const lacking = await needs?.().then(
    () => undefined,
    (error) => error,
  );
  if (lacking) {
    leftOut.push({ name, reason: lacking.message });
    console.log(`${hasNeighbours ? `\n▶ ${name}\n` : ''}Not run: ${lacking.message}`);
    return;
  }
  const well = await runScript(step, hasNeighbours);
  const { passed, failed } = counted(count);
  // A step that fails without a failed test counts as one failure.
  report.push({ name, well, passed, failed: well ? failed : Math.max(failed, 1), seconds: seconds(start) });
}

/**
 * @param {Step} step
 * @param {boolean} isCollected whether the output is kept until the script ends
 * @returns {Promise<boolean>}
 */
function runScript({ name, args = [], output }, isCollected) {
  const npm = npmCommand();
  const target = isCollected ? 'pipe' : 'inherit';
  const child = spawn(npm.command, [...npm.args, 'run', '--silent', name, '--', ...args], {
    cwd: root,
    stdio: ['ignore', target, target],
    shell: npm.shell,
    env: { ...process.env, ...(output && { PLAYWRIGHT_JSON_OUTPUT_FILE: output }) },
  });
  let collected = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (collected += text));
  const interrupted = () => {
    child.kill();
    process.exit(130);
  };
  for (const signal of interruptions) process.on(signal, interrupted);
  return new Promise((resolve) => {
    const end = (/** @type {boolean} */ well) => {
      for (const signal of interruptions) process.off(signal, interrupted);
      if (isCollected) console.log(`\n▶ ${name}\n${collected}`);
      resolve(well);
    };
    child.on('error', () => end(false));
    child.on('close', (code) => end(code === 0));
  });
}

/** @param {(() => Count) | undefined} count */
function counted(count) {
  const none = { passed: 0, failed: 0 };
  try {
    return count?.() ?? none;
  } catch {
    // The runner ended before it wrote its results; its exit code counts the failure.
    return none;
  }
}

/**
 * @param {string} file
 * @returns {Count}
 */
function countPlaywright(file) {
  const { expected, flaky, unexpected } = read(file).stats;
  return { passed: expected + flaky, failed: unexpected };
}

/** @param {string} file */
function read(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @param {'passed' | 'failed'} which */
function sum(which) {
  return report.reduce((total, step) => total + step[which], 0);
}

/** @param {number} start */
function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
