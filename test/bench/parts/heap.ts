/** Measures the memory after a thousand searches and a thousand changes of the cart. */
import type { Catalogue } from '../../demo-store/catalogue/shape.ts';
import { idle, type Panel } from '../panel.ts';
import { type Stage, setStage } from '../stage.ts';
import { percentile, type Report } from '../table.ts';

const times = 1_000;
/** Operations between two measurements. */
const stretch = 250;

interface Measured {
  what: string;
  done: number;
  /** Bytes. */
  panel: number;
  worker: number;
}

export async function measureHeap(executable: string): Promise<Report> {
  const stage = await setStage({ executable, products: 1_500 });
  try {
    const panel = await stage.openPanel();
    await panel.until(() => document.querySelector('#scroller li') !== null);
    const measured: Measured[] = [];
    const operations: Record<string, (from: number) => Promise<void>> = {
      searches: async (from) => panel.evaluate(searchEach, textsOf(stage.catalogue).slice(from, from + stretch)),
      'changes of the cart': async () => changeCart(panel),
    };
    for (const [what, operation] of Object.entries(operations)) {
      for (let done = 0; done <= times; done += stretch) {
        if (done > 0) await operation(done - stretch);
        await panel.evaluate(idle);
        measured.push({ what, done, ...(await heaps(stage, panel)) });
        console.log(`Measured ${done} ${what}.`);
      }
    }
    return report(measured);
  } finally {
    await stage.close();
  }
}

async function heaps({ worker }: Stage, panel: Panel) {
  return { panel: await panel.heap(), worker: await worker.heap() };
}

/** One search text for each search, each with results. */
function textsOf({ products }: Catalogue): string[] {
  const words = products.flatMap(({ name }) => (name['en'] ?? '').toLowerCase().split(/[^a-z]+/));
  const beginnings = words.flatMap((word) => [3, 4, 5, 6, 7].map((length) => word.slice(0, length)));
  const names = products.map(({ name }) => (name['en'] ?? '').toLowerCase());
  return [...new Set([...beginnings.filter(({ length }) => length > 2), ...names])].slice(0, times);
}

/** Runs in the popup: searches for each text and waits for the results. */
async function searchEach(texts: string[]): Promise<void> {
  const field = document.querySelector<HTMLInputElement>('#search');
  if (!field) throw new Error('There is no search field');
  for (const text of texts) {
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (field.getAttribute('aria-busy') === 'true');
  }
}

/** Increases and decreases a quantity in turn, a thousand times in all. */
async function changeCart(panel: Panel): Promise<void> {
  if (await panel.evaluate(() => document.querySelector('.lines') === null)) {
    await panel.until(() => document.querySelector('.rows .add-button:not(.is-choice)') !== null);
    await panel.click('.rows .add-button:not(.is-choice)');
    await panel.click('#cart');
    await panel.until(() => document.querySelector('.lines .stepper') !== null);
  }
  await panel.evaluate(stepOften, stretch);
  await panel.until(() => document.querySelector('.lines > .is-waiting') === null);
}

/**
 * Runs in the popup: changes the quantity ten times in a row, like an undecided shopper, and waits until the shop has
 * confirmed it.
 */
async function stepOften(times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) {
    document.querySelectorAll<HTMLElement>('.lines .stepper button')[done % 2 === 0 ? 1 : 0]?.click();
    do await new Promise((resolve) => requestAnimationFrame(resolve));
    while (done % 10 === 9 && document.querySelector('.lines > .is-waiting') !== null);
  }
}

function report(measured: Measured[]): Report {
  const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(2);
  const kinds = [...new Set(measured.map(({ what }) => what))];
  const rows = kinds.flatMap((what) =>
    (['panel', 'worker'] as const).map((where) => {
      const mine = measured.filter((each) => each.what === what);
      return [what, where, ...mine.map((each) => mb(each[where]))];
    }),
  );
  const growth = kinds.map((what) => {
    const mine = measured.filter((each) => each.what === what);
    const [second, last] = [mine[1], mine.at(-1)];
    return Math.max((last?.panel ?? 0) - (second?.panel ?? 0), (last?.worker ?? 0) - (second?.worker ?? 0));
  });
  return {
    title: 'Memory that scripts hold after so many searches and changes, in MB',
    head: ['what', 'where', ...Array.from({ length: times / stretch + 1 }, (_, index) => `after ${index * stretch}`)],
    rows,
    notes: [
      `Each after a garbage collection. From the first ${stretch} to the last the larger of both grew by ${mb(percentile(growth, 100))} MB at the most.`,
    ],
    raw: measured,
  };
}
