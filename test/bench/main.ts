/** `npm run bench`: runs the parts of the benchmark and stores their numbers. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/build/install.mjs';
import type { Browser } from '../run/browser.mjs';
import { measureCart } from './parts/cart.ts';
import { measureHeap } from './parts/heap.ts';
import { measureOpening } from './parts/opening.ts';
import { measureResults } from './parts/results.ts';
import { measureSearch } from './parts/search.ts';
import { measureSlow } from './parts/slow.ts';
import { withTable } from './readme.ts';
import { type Report, table } from './table.ts';

interface BenchOptions {
  /** Names of the parts to run; all by default. */
  only?: string[] | undefined;
  /** Also writes the tables into the documentation. */
  readme: boolean;
  findBrowser: (options: { unbrandedFirst: boolean }) => Promise<Browser>;
}

/** The parts of the benchmark. Each takes the path of the browser, and gives its table and all measured numbers. */
const parts: Record<string, (executable: string) => Promise<Report>> = {
  opening: measureOpening,
  cart: measureCart,
  search: measureSearch,
  results: measureResults,
  slow: measureSlow,
  heap: measureHeap,
};

const folder = join(root, '.build', 'bench');
const readmeFile = join(root, 'README.md');

/** Measures, prints, and writes one file for each part and run. A later run does not overwrite it. */
export async function runBench({ only = Object.keys(parts), readme, findBrowser }: BenchOptions): Promise<void> {
  const chosen = only.map((name) => {
    const measure = parts[name];
    if (!measure) throw new Error(`There is no part ${name}; there are ${Object.keys(parts).join(' and ')}.`);
    return { name, measure };
  });
  const { path, name: browser } = await findBrowser({ unbrandedFirst: true });
  await mkdir(folder, { recursive: true });
  for (const { name, measure } of chosen) {
    const startedAt = new Date().toISOString();
    const loadBefore = loadavg();
    const report = await measure(path);
    const machine = { cores: availableParallelism(), node: process.version, browser, loadBefore, loadAfter: loadavg() };
    const file = join(folder, `${startedAt.replaceAll(':', '-')}-${name}.json`);
    await writeFile(file, JSON.stringify({ startedAt, machine, ...report }, undefined, 2));
    if (readme) await writeFile(readmeFile, withTable(await readFile(readmeFile, 'utf8'), name, report));
    console.log(`\n${report.title}\n\n${table(report.head, report.rows)}\n`);
    for (const note of report.notes) console.log(note);
    const load = [loadBefore, machine.loadAfter].map(([minute = 0]) => minute.toFixed(1)).join(' before, ');
    console.log(`Load of the machine's ${machine.cores} cores: ${load} after. Every number: ${file}`);
  }
}
