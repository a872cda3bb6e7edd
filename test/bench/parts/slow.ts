/** A slow shop: whether typing blocks, results appear in order, and the cart stays correct. */
import { isPreflight } from '../../demo-store/store/cors.ts';
import { calibrate, calibrations } from '../calibration.ts';
import { nextFrame, type Panel } from '../panel.ts';
import { type Stage, setStage } from '../stage.ts';
import { ms, type Report } from '../table.ts';
import { createRecorder, type Task } from '../tasks.ts';

/** Response times of the shop, alternating. Milliseconds. */
const delays = [800, 3_000] as const;
/** A shopper notices a longer task. Milliseconds. */
const limit = 50;
const words = ['pepper', 'mug', 'lantern', 'linen shirt', 'tea towel'];
const presses = 5;

interface Seen {
  /** Results on screen for a text that was neither the typed one nor its beginning. */
  wrong: string[];
  /** Number of result lists shown. */
  lists: number;
}

export async function measureSlow(executable: string): Promise<Report> {
  const stage = await setStage({ executable, products: 1_500, line: slowed });
  try {
    const recorder = createRecorder(stage.chromium.devtools);
    const panel = await stage.openPanel();
    await panel.until(() => document.activeElement?.id === 'search');
    const phases: Record<string, Task[]> = {};
    let seen: Seen = { wrong: [], lists: 0 };
    const phase = async (name: string, act: () => Promise<void>) => {
      const tasksOf = await recorder.record(async () => {
        await act();
        await panel.evaluate(() => void performance.mark('panel'));
      });
      phases[name] = tasksOf('panel');
      console.log(`Measured: ${name}.`);
    };
    await phase('typing', async () => {
      seen = await typeAll(panel);
    });
    await phase('adding and changing', () => shopAround(panel, stage));
    await phase('the fixed work', async () => {
      for (let done = 0; done < calibrations; done += 1) await panel.evaluate(calibrate);
    });
    const shown = await panel.evaluate(() => document.querySelector('#cart')?.getAttribute('aria-label') ?? '');
    const held = stage.store.inspect.carts().flatMap(({ lineItems }) => lineItems.map(({ quantity }) => quantity));
    return report({ phases, seen, shown, held });
  } finally {
    await stage.close();
  }
}

function slowed(fetch: (request: Request) => Promise<Response>) {
  let turn = 0;
  return async (request: Request) => {
    if (isPreflight(request.method, request.headers) || request.url.includes('/pictures/')) return fetch(request);
    const delay = delays[turn % 2] ?? delays[0];
    turn += 1;
    await new Promise((resolve) => setTimeout(resolve, delay));
    return fetch(request);
  };
}

/** Types the words as fast as a good typist, without waiting for results. */
async function typeAll(panel: Panel): Promise<Seen> {
  await panel.evaluate(watchLists);
  for (const word of words) {
    for (const letter of word) {
      await panel.press(letter);
      await panel.evaluate(pause, 120);
    }
    await panel.until((text) => {
      const field = document.querySelector<HTMLInputElement>('#search');
      return field?.value === text && field.getAttribute('aria-busy') === 'false';
    }, word);
    await panel.click('.search button');
    await panel.until(() => document.querySelector<HTMLInputElement>('#search')?.value === '');
  }
  return panel.evaluate(() => (globalThis as unknown as { cartletSeen: Seen }).cartletSeen);
}

/** Runs in the popup: checks at each frame whether the results belong to the typed text. */
function watchLists(): void {
  const seen: Seen = { wrong: [], lists: 0 };
  Object.assign(globalThis, { cartletSeen: seen });
  let last: Element | null = null;
  const look = () => {
    const typed = document.querySelector<HTMLInputElement>('#search')?.value.toLowerCase() ?? '';
    const list = document.querySelector('.rows[aria-busy="false"]');
    const marks = [...(list?.querySelectorAll('mark') ?? [])].map((mark) => (mark.textContent ?? '').toLowerCase());
    const first = list?.firstElementChild ?? null;
    if (first && first !== last) seen.lists += 1;
    last = first;
    if (typed && marks.some((mark) => !typed.split(' ').some((word) => word.startsWith(mark) || mark.startsWith(word))))
      seen.wrong.push(`${marks[0]} for ${typed}`);
    requestAnimationFrame(look);
  };
  look();
}

/** Adds a product several times, faster than the shop answers, then changes its quantity. */
async function shopAround(panel: Panel, { store }: Stage): Promise<void> {
  for (const letter of 'mug') await panel.press(letter);
  await panel.until(() => document.querySelector('.rows[aria-busy="false"] .add-button:not(.is-choice)') !== null);
  for (let press = 0; press < presses; press += 1) {
    await panel.click('.rows .add-button:not(.is-choice)');
    await panel.evaluate(pause, 150);
  }
  await panel.click('#cart');
  await panel.until(() => document.querySelector('.lines .stepper') !== null);
  await panel.click('.lines .stepper button:first-child');
  await panel.until(() => document.querySelector('.lines > .is-waiting') === null);
  const isThere = () => store.inspect.carts().some(({ lineItems }) => lineItems[0]?.quantity === presses - 1);
  for (let frame = 0; frame < 3_000 && !isThere(); frame += 1) await panel.evaluate(nextFrame);
}

/** Runs in the popup. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

interface Findings {
  phases: Record<string, Task[]>;
  seen: Seen;
  shown: string;
  held: number[];
}

function report({ phases, seen, shown, held }: Findings): Report {
  const most = (tasks: Task[], kind: keyof Task) => ms(Math.max(0, ...tasks.map((task) => task[kind])));
  return {
    title: `A shop that takes ${delays.join(' and ')} ms in turn: the longest task of the panel, in ms`,
    head: ['phase', 'clock', 'CPU', `over ${limit}`],
    rows: Object.entries(phases).map(([name, tasks]) => [
      name,
      most(tasks, 'wall'),
      most(tasks, 'cpu'),
      String(tasks.filter(({ wall }) => wall > limit).length),
    ]),
    notes: [
      `${seen.lists} lists were shown while ${words.length} words were typed; ${seen.wrong.length} frames showed one that was not for what was typed${seen.wrong[0] ? ` (${seen.wrong[0]})` : ''}.`,
      `After ${presses} adds and one fewer the panel says “${shown}”, and the shop holds ${held.join(', ')}.`,
    ],
    raw: { phases, seen, shown, held },
  };
}
