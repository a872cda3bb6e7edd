/**
 * Types words and measures how long the results of each letter take to appear, and how much of that time is the
 * network's.
 */
import type { Catalogue } from '../../demo-store/catalogue/shape.ts';
import { calibrate, calibrations } from '../calibration.ts';
import { type Keystroke, readKeystroke, watchKeystroke } from '../keystrokes.ts';
import { idle, nextFrame } from '../panel.ts';
import { openTime, type Span } from '../spans.ts';
import { type Stage, setStage } from '../stage.ts';
import { ms, percentile, type Report } from '../table.ts';

const sizes = [1_500, 50_000];
/** Keystrokes of each size; the last word is typed to its end. */
const least = 60;
/** A frame at 60 Hz for the median, and the limit for one keystroke in a hundred. Milliseconds. */
const goal = { median: 16.7, p99: 50 };

interface Timed extends Keystroke {
  products: number;
  /** Time that the worker waited for the shop between the key and the paint. Milliseconds. */
  network: number;
  requests: number;
  /** When the first request was sent and the last response received, by the popup's clock. */
  asked: number | undefined;
  answered: number | undefined;
}

/** Measures a catalogue of each size with words that have no letter sequence in common with earlier ones. */
export async function measureSearch(executable: string): Promise<Report> {
  const timed: Timed[] = [];
  const calibration: { products: number; rounds: number[] }[] = [];
  for (const products of sizes) {
    const stage = await setStage({ executable, products });
    try {
      const { keystrokes, rounds } = await typeWords(stage);
      timed.push(...keystrokes.map((each) => ({ products, ...each })));
      calibration.push({ products, rounds });
      console.log(`Measured ${keystrokes.length} keystrokes on ${products} products.`);
    } finally {
      await stage.close();
    }
  }
  return report(timed, calibration);
}

/**
 * The demo store builds its index at the first search, which takes longer than the popup waits with the largest
 * catalogue.
 */
async function warmUp({ store, openPanel }: Stage): Promise<void> {
  const panel = await openPanel();
  await panel.press('x');
  const isAnswered = () => store.wire.some(({ body, status }) => body.includes('productsSearch') && status > 0);
  while (!isAnswered()) await panel.evaluate(nextFrame);
}

async function typeWords(stage: Stage) {
  const { catalogue, worker, openPanel } = stage;
  await warmUp(stage);
  const panel = await openPanel();
  await panel.until(() => document.activeElement?.id === 'search' && document.querySelector('#scroller li') !== null);
  const keystrokes: Omit<Timed, 'products'>[] = [];
  const seen = new Set<string>();
  for (const word of wordsOf(catalogue)) {
    if (keystrokes.length >= least) break;
    for (let length = 1; length <= word.length; length += 1) {
      const typed = word.slice(0, length);
      const letter = typed.slice(-1);
      if (seen.has(typed)) {
        // Results from memory: the panel sends no request.
        await panel.press(letter);
        await panel.until((text) => document.querySelector<HTMLInputElement>('#search')?.value === text, typed);
        await panel.until(isAtRest);
        continue;
      }
      seen.add(typed);
      await worker.evaluate('performance.clearResourceTimings()');
      await panel.evaluate(watchKeystroke);
      await panel.press(letter);
      const keystroke = await panel.evaluate(readKeystroke);
      if (keystroke.typed !== typed) throw new Error(`Typed ${typed}, and the field has ${keystroke.typed}`);
      const origin = await panel.evaluate(() => performance.timeOrigin);
      const spans = (await worker.evaluate(spansOfRequests)) as Span[];
      const { key, drawn } = keystroke;
      const within = spans.filter(([start, end]) => start >= origin + key - 1 && end <= origin + drawn + 1);
      keystrokes.push({
        ...keystroke,
        requests: within.length,
        network: openTime(within),
        asked: within.length > 0 ? Math.min(...within.map(([start]) => start)) - origin : undefined,
        answered: within.length > 0 ? Math.max(...within.map(([, end]) => end)) - origin : undefined,
      });
      await panel.until(isAtRest);
      await panel.evaluate(pause);
      await panel.evaluate(idle);
    }
    await panel.click('.search button');
    await panel.until(() => document.querySelector<HTMLInputElement>('#search')?.value === '');
  }
  const rounds: number[] = [];
  while (rounds.length < calibrations) rounds.push(await panel.evaluate(calibrate));
  return { keystrokes, rounds };
}

/** Words of product names: one for each first letter, then a second one for each. */
function wordsOf({ products }: Catalogue): string[] {
  const byLetter = new Map<string, Set<string>>();
  for (const { name } of products) {
    for (const word of (name['en'] ?? '').toLowerCase().split(/[^a-z]+/)) {
      if (word.length < 5) continue;
      const first = word.slice(0, 1);
      byLetter.set(first, (byLetter.get(first) ?? new Set()).add(word));
    }
  }
  const lists = [...byLetter.values()].map((words) => [...words]);
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, place) => lists.flatMap((words) => words[place] ?? [])).flat();
}

function report(timed: Timed[], calibration: { products: number; rounds: number[] }[]): Report {
  const asked = timed.filter(({ requests }) => requests > 0);
  const rows = sizes.map((products) => {
    const mine = asked.filter((each) => each.products === products);
    const both = (values: number[]) => [ms(percentile(values, 50)), ms(percentile(values, 99))];
    return [
      products.toLocaleString('en'),
      String(mine.length),
      ...both(mine.map(({ key, drawn }) => drawn - key)),
      ...both(mine.map(({ network }) => network)),
      ...both(mine.map(({ key, drawn, network }) => drawn - key - network)),
    ];
  });
  const work = calibration.flatMap(({ rounds }) => rounds);
  return {
    title: `From a keystroke until its results are drawn, in ms (goal, less the network: ${goal.median} at the median, ${goal.p99} at p99)`,
    head: [
      'products',
      'keystrokes',
      ...['in all', 'network', 'less the network'].flatMap((what) => [`${what}: median`, 'p99']),
    ],
    rows,
    notes: [
      'The network is the time in which the worker had a request open (Resource Timing, from `startTime` to `responseEnd`), each moment once.',
      ...sizes.map((products) => partsOf(products, asked)),
      `A fixed piece of work took ${ms(percentile(work, 50))} ms at the median and ${ms(Math.max(...work))} ms at the most.`,
    ],
    raw: { goal, timed, calibration },
  };
}

/** One sentence about where the time outside the network goes. */
function partsOf(products: number, asked: Timed[]): string {
  const mine = asked.filter((each) => each.products === products);
  const usual = (part: (each: Timed) => number) => ms(percentile(mine.map(part), 50));
  const before = usual(({ key, asked: start = key }) => start - key);
  const after = usual(({ changed, answered: end = changed }) => changed - end);
  const drawing = usual(({ changed, drawn }) => drawn - changed);
  const name = products.toLocaleString('en');
  return `At ${name} products, medians: ${before} ms from the key to the request, ${after} ms from the answer to the changed document, ${drawing} ms from there to the painted frame.`;
}

/**
 * Evaluated in the worker: its requests since the last clearing, in milliseconds of the clock that all processes share.
 */
const spansOfRequests = `performance.getEntriesByType('resource').map(({ startTime, responseEnd }) =>
  [performance.timeOrigin + startTime, performance.timeOrigin + responseEnd])`;

/** Runs in the popup: whether no request is running. */
function isAtRest(): boolean {
  return document.querySelector('#search')?.getAttribute('aria-busy') === 'false';
}

/**
 * Runs in the popup: waits for the debounce between two searches, so that the next letter searches at once and the
 * measurement is of work, not of waiting.
 */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
}
