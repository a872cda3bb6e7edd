/** Opens, scrolls and changes a long cart, and measures the tasks that block the panel meanwhile. */
import { variantsOf } from '../../demo-store/store/shop.ts';
import { calibrate, calibrations } from '../calibration.ts';
import { idle, nextFrame, type Panel } from '../panel.ts';
import { type Stage, setStage } from '../stage.ts';
import { ms, percentile, type Report } from '../table.ts';
import { createRecorder, type Recorder, type Task } from '../tasks.ts';

declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

const sizes = [1, 50, 500];
const rounds = 3;
/**
 * Milliseconds. A shopper notices a longer task: https://developer.mozilla.org/docs/Web/API/PerformanceLongTaskTiming
 */
const limit = 50;

/** A fixed amount of work, which shows the speed of the machine beside the other results. */
const fixedWork = 'the fixed work';
const phases = [
  'popup opens',
  'cart opens',
  'scrolls to the end',
  'one more',
  'one removed, and back',
  fixedWork,
] as const;

interface Measured {
  lines: number;
  round: number;
  phase: string;
  panel: Task[];
  worker: Task[];
}

/** Measures carts of one, fifty and five hundred lines, several times each. */
export async function measureCart(executable: string): Promise<Report> {
  const stage = await setStage({ executable, products: 1500 });
  try {
    const recorder = createRecorder(stage.chromium.devtools);
    await addFirst(stage);
    const measured: Measured[] = [];
    for (const lines of sizes) {
      for (let round = 1; round <= rounds; round += 1) {
        await fill(stage, lines);
        const tasks = await actInCart(stage, recorder, lines);
        measured.push(...tasks.map((each) => ({ lines, round, ...each })));
      }
      console.log(`Measured a cart of ${lines}.`);
    }
    return report(measured);
  } finally {
    await stage.close();
  }
}

/** Adds the first product in the popup, so that the cart belongs to the popup's guest. */
async function addFirst({ store, openPanel }: Stage): Promise<void> {
  const panel = await openPanel();
  const button = '#scroller .add-button:not(.is-choice)';
  await panel.until((selector) => document.querySelector(selector) !== null, button);
  await panel.click(button);
  await panel.evaluate(settled);
  if (store.inspect.carts().length !== 1) throw new Error('What was added did not reach the shop');
}

/** Adds the missing lines to the guest's cart as another device would, and lets the popup read them. */
async function fill({ store, catalogue, openPanel }: Stage, lines: number): Promise<void> {
  const [cart] = store.inspect.carts();
  if (!cart) throw new Error('There is no cart');
  const known = new Set(cart.lineItems.map(({ variant }) => variant.sku));
  const skus = catalogue.products
    .flatMap(variantsOf)
    .filter(({ availability }) => availability?.isOnStock !== false)
    .map(({ sku }) => sku)
    .filter((sku) => !known.has(sku))
    .slice(0, lines - cart.lineItems.length);
  const device = store.elsewhere(cart);
  if (skus.length > 0) device.change(...skus.map((sku) => ({ action: 'addLineItem', sku })));
  const panel = await openPanel();
  await panel.evaluate(refresh);
  await panel.until(countIs, countOf(device.activeCart()?.lineItems));
}

/** Opens the popup and performs the measured actions, phase by phase. */
async function actInCart(stage: Stage, recorder: Recorder, lines: number) {
  const tasks: Omit<Measured, 'lines' | 'round'>[] = [];
  let panel: Panel | undefined;
  const phase = async (name: (typeof phases)[number], act: () => Promise<Panel>) => {
    const tasksOf = await recorder.record(async () => {
      panel = await act();
      await panel.evaluate(idle);
      await panel.evaluate(() => void performance.mark('panel'));
      await stage.worker.evaluate(`void performance.mark('worker')`);
    });
    tasks.push({ phase: name, panel: tasksOf('panel'), worker: tasksOf('worker') });
  };
  const within = (act: (opened: Panel) => Promise<void>) => async () => {
    if (!panel) throw new Error('The popup is not open');
    await act(panel);
    return panel;
  };

  await stage.chromium.closePopup();
  await phase('popup opens', async () => {
    const opened = await stage.openPanel();
    await opened.until(countIs, countOf(stage.store.inspect.carts()[0]?.lineItems));
    return opened;
  });
  await phase(
    'cart opens',
    within(async (opened) => {
      await opened.click('#cart');
      await opened.until((count) => document.querySelectorAll('.lines > li').length === count, lines);
    }),
  );
  await phase(
    'scrolls to the end',
    within(async (opened) => {
      // Scrolls in steps as a shopper does, until the list ends.
      while (!(await opened.evaluate(isAtEnd))) await opened.wheel(1200);
    }),
  );
  await within((opened) => opened.evaluate(bringLastIntoView))();
  await phase(
    'one more',
    within(async (opened) => {
      const quantity = await opened.evaluate(lastQuantity);
      await opened.click('.lines > li:last-child .stepper button:last-child');
      await opened.until(isSettledAt, lines, quantity + 1);
    }),
  );
  await phase(
    'one removed, and back',
    within(async (opened) => {
      const quantity = await opened.evaluate(lastQuantity);
      await opened.click('.lines > li:last-child .line-remove');
      while (stage.store.inspect.carts()[0]?.lineItems.length === lines) await opened.evaluate(nextFrame);
      await opened.click('#undo');
      await opened.until(isSettledAt, lines, quantity);
    }),
  );
  await phase(
    fixedWork,
    within(async (opened) => {
      for (let done = 0; done < calibrations; done += 1) await opened.evaluate(calibrate);
    }),
  );
  return tasks;
}

function report(measured: Measured[]): Report {
  const rows = phases.flatMap((phase) =>
    (phase === fixedWork ? (['panel'] as const) : (['panel', 'worker'] as const)).map((thread) => [
      phase,
      thread,
      ...sizes.flatMap((lines) => {
        const all = measured.filter((each) => each.phase === phase && each.lines === lines);
        const most = (kind: keyof Task) => all.map((each) => Math.max(0, ...each[thread].map((task) => task[kind])));
        const over = all.flatMap((each) => each[thread]).filter(({ wall }) => wall > limit);
        const worked = over.filter(({ cpu }) => cpu > limit);
        return [ms(percentile(most('wall'), 50)), ms(percentile(most('cpu'), 50)), `${over.length}, ${worked.length}`];
      }),
    ]),
  );
  return {
    title: `The longest task of each phase, in ms, the median of ${rounds} rounds; tasks over ${limit} ms by wall-clock time, and by CPU time`,
    head: [
      'phase',
      'thread',
      ...sizes.flatMap((lines) => [lines === 1 ? '1 line: clock' : `${lines} lines: clock`, 'CPU', `over ${limit}`]),
    ],
    rows,
    notes: [
      'A task lasts on the clock, and works on the CPU: on a machine that is held up the first is longer than the second.',
      `The fixed work is no code of ours: ${calibrations} times the same sorting in the same popup, one task each.`,
    ],
    raw: { rounds, limit, measured: measured.map(inShort) },
  };
}

/** The report leaves out the tasks themselves, which are thousands. */
function inShort({ panel, worker, ...rest }: Measured) {
  const notable = (tasks: Task[]) => tasks.filter(({ wall }) => wall >= 1);
  return { ...rest, panel: notable(panel), worker: notable(worker) };
}

function countOf(lines: { quantity: number }[] = []): number {
  return lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** Runs in the popup: whether its cart bar shows a number of items. */
function countIs(count: number): boolean {
  return document.querySelector('#cart')?.getAttribute('aria-label')?.match(/\d+/)?.[0] === String(count);
}

/** Runs in the popup: whether the cart is scrolled to its end. */
function isAtEnd(): boolean {
  const scroller = document.querySelector('#scroller');
  return scroller !== null && scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
}

/** Runs in the popup: the quantity of the last line. */
function lastQuantity(): number {
  return Number(document.querySelector<HTMLInputElement>('.lines > li:last-child input')?.value);
}

/**
 * Runs in the popup: whether the cart has this many lines, the last line has this quantity, and the shop has confirmed
 * both.
 */
function isSettledAt(lines: number, quantity: number): boolean {
  const all = document.querySelectorAll('.lines > li');
  const value = all[lines - 1]?.querySelector('input')?.value;
  return all.length === lines && value === String(quantity) && document.querySelector('.lines > .is-waiting') === null;
}

/** Runs in the popup: scrolls the last line into view. */
function bringLastIntoView(): void {
  document.querySelector('.lines > li:last-child')?.scrollIntoView({ block: 'center' });
}

/**
 * Runs in the popup: reads the cart. The cached cart would be fresh for another minute, but would not show a change by
 * another device.
 */
function refresh(): Promise<unknown> {
  const payload = { id: crypto.randomUUID(), kind: 'refresh' };
  return chrome.runtime.sendMessage({ type: 'cart.change', payload });
}

/**
 * Runs in the popup. The worker handles messages about the cart one after another, so this answer comes after that of a
 * change.
 */
function settled(): Promise<unknown> {
  return chrome.runtime.sendMessage({ type: 'cart.read' });
}
