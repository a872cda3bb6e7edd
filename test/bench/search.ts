/** Words are typed; how long each letter's results take to be drawn, and how much of that is the network's. */
import type { Catalogue } from '../demo-store/catalogue/shape.ts';
import { calibrate, calibrations } from './calibration.ts';
import { type Keystroke, readKeystroke, watchKeystroke } from './keystrokes.ts';
import { idle, nextFrame } from './panel.ts';
import { openTime, type Span } from './spans.ts';
import { type Stage, setStage } from './stage.ts';
import { ms, percentile, type Report } from './table.ts';

const sizes = [1_500, 50_000];
/** Keystrokes of each size, and those that end the last word. */
const least = 60;
/** One frame of a screen that shows sixty a second, and what is allowed once in a hundred. Milliseconds. */
const goal = { median: 16.7, p99: 50 };

interface Timed extends Keystroke {
  products: number;
  /** Between the key and the drawing the worker waited so long for the shop. Milliseconds. */
  network: number;
  requests: number;
  /** When the first request was made and when the last answer was there, by the popup's clock. */
  asked: number | undefined;
  answered: number | undefined;
}

/** A catalogue of each size, and words of it whose letters have not been typed before. */
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

/** The demo store makes its index at the first question, which at its largest takes longer than anybody waits. */
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
        // What was shown before is drawn from memory: nothing is asked.
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

/** Words of product names as people type them, the most different first: one for each first letter, then a second for each. */
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

/** Where the time goes that is not the network's, in a sentence. */
function partsOf(products: number, asked: Timed[]): string {
  const mine = asked.filter((each) => each.products === products);
  const usual = (part: (each: Timed) => number) => ms(percentile(mine.map(part), 50));
  const before = usual(({ key, asked: start = key }) => start - key);
  const after = usual(({ changed, answered: end = changed }) => changed - end);
  const drawing = usual(({ changed, drawn }) => drawn - changed);
  const name = products.toLocaleString('en');
  return `At ${name} products, medians: ${before} ms from the key to the request, ${after} ms from the answer to the changed document, ${drawing} ms from there to the painted frame.`;
}

/** Evaluated in the worker: its requests since the last clearing, in milliseconds of the clock that all share. */
const spansOfRequests = `performance.getEntriesByType('resource').map(({ startTime, responseEnd }) =>
  [performance.timeOrigin + startTime, performance.timeOrigin + responseEnd])`;

/** Runs in the popup: whether nothing is being asked for. */
function isAtRest(): boolean {
  return document.querySelector('#search')?.getAttribute('aria-busy') === 'false';
}

/**
 * Runs in the popup: lets the pause pass that is kept between two questions to the shop, so that the next letter asks at once and
 * what is measured is work rather than patience.
 */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
}
