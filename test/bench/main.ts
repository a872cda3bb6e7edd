/** `npm run bench`: the parts of it, and where their numbers go. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { root } from '../../src/build/install.mjs';
import type { Browser } from '../run/browser.mjs';
import { measureCart } from './cart.ts';
import { measureHeap } from './heap.ts';
import { measureOpening } from './opening.ts';
import { withTable } from './readme.ts';
import { measureResults } from './results.ts';
import { measureSearch } from './search.ts';
import { measureSlow } from './slow.ts';
import { type Report, table } from './table.ts';

interface BenchOptions {
  /** Names of parts; all of them unless said otherwise. */
  only?: string[] | undefined;
  /** Puts the tables into the README as well. */
  readme: boolean;
  findBrowser: (options: { unbrandedFirst: boolean }) => Promise<Browser>;
}

/** What can be measured: each takes the browser's file and gives its table and every number behind it. */
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

/** Measures, prints, and writes one file a part and run, which none later replaces. */
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
