/** Measures how the time to render grows with the number of results on screen, page after page. */
import { idle, type Panel } from '../panel.ts';
import { setStage } from '../stage.ts';
import { ms, percentile, type Report } from '../table.ts';
import { createRecorder, type Task } from '../tasks.ts';

/** Numbers of results on screen at which the next page is measured. */
const sizes = [20, 500, 5_000];
/** Pages measured at each size. */
const pages = 5;

interface Measured {
  results: number;
  tasks: Task[];
  /** Bytes. */
  heap: number;
}

/** Measures all products of a shop, scrolled through. */
export async function measureResults(executable: string): Promise<Report> {
  const stage = await setStage({ executable, products: 6_000 });
  try {
    const recorder = createRecorder(stage.chromium.devtools);
    const panel = await stage.openPanel();
    await panel.until(() => document.querySelector('#all-categories') !== null);
    await panel.click('#all-categories');
    await panel.until(() => document.querySelector('.tree-name') !== null);
    await panel.click('.tree-name');
    await panel.until(() => document.querySelectorAll('.tiles > li').length >= 20);
    const measured: Measured[] = [];
    for (const size of sizes) {
      while ((await panel.evaluate(count)) < size) await nextPage(panel);
      for (let page = 0; page < pages; page += 1) {
        const results = await panel.evaluate(count);
        const tasksOf = await recorder.record(async () => {
          await nextPage(panel);
          await panel.evaluate(idle);
          await panel.evaluate(() => void performance.mark('panel'));
        });
        measured.push({ results, tasks: tasksOf('panel'), heap: await panel.heap() });
      }
      console.log(`Measured the next page of ${size} results.`);
    }
    return report(measured);
  } finally {
    await stage.close();
  }
}

/** Scrolls to the end, which loads the next page. */
async function nextPage(panel: Panel): Promise<void> {
  const before = await panel.evaluate(count);
  await panel.evaluate(() => document.querySelector('.more')?.scrollIntoView());
  await panel.until((known) => document.querySelectorAll('.tiles > li').length > known, before);
  await panel.until(() => document.querySelector('#search')?.getAttribute('aria-busy') === 'false');
}

/** Runs in the popup: the number of results. */
function count(): number {
  return document.querySelectorAll('.tiles > li').length;
}

function report(measured: Measured[]): Report {
  const rows = sizes.map((size, place) => {
    const mine = measured.slice(place * pages, (place + 1) * pages);
    const longest = (kind: keyof Task) => mine.map(({ tasks }) => Math.max(0, ...tasks.map((task) => task[kind])));
    const all = mine.map(({ tasks }) => tasks.reduce((sum, { cpu }) => sum + cpu, 0));
    return [
      size.toLocaleString('en'),
      ms(percentile(longest('wall'), 50)),
      ms(percentile(longest('cpu'), 50)),
      ms(percentile(all, 50)),
      ((mine.at(-1)?.heap ?? 0) / 1024 / 1024).toFixed(1),
    ];
  });
  return {
    title: `The next page of results, in ms: its longest task and the work of all its tasks, the median of ${pages} pages`,
    head: ['results on screen', 'longest: clock', 'CPU', 'all: CPU', 'heap, MB'],
    rows,
    notes: ['Results come in pages of twenty as somebody scrolls; those on screen stay, and are not drawn again.'],
    raw: measured,
  };
}
