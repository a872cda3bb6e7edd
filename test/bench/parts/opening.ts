/**
 * Measures the time from a click on the button to the first paint of the popup: of Cartlet and of popups to compare it
 * with, in turn.
 */

import { buildExtension } from '../../../src/build/build-extension.ts';
import { createCatalogue } from '../../demo-store/catalogue/catalogue.ts';
import { serve } from '../../demo-store/store/serve.ts';
import { createDemoStore } from '../../demo-store/store/store.ts';
import { type Chromium, launchChromium } from '../../run/chromium.ts';
import { demoSettings } from '../../run/demo-settings.ts';
import { type ExtensionWorker, watchWorker } from '../../run/worker.ts';
import { drivePanel, loaded, nextFrame, type Panel } from '../panel.ts';
import { buildBarePopup, buildStaticPopup, buildWrittenPopup, keptNames } from '../peers.ts';
import { quiet } from '../quiet.ts';
import { ms, percentile, type Report, shuffled } from '../table.ts';

/** Openings of each popup. */
const rounds = 40;
/** Time for the popup to store its snapshot. Milliseconds. */
const patience = 30_000;

interface Opening {
  /** Time from the click to the first contentful paint. Milliseconds. */
  painted: number;
  /** Whether that frame contained a row. */
  hasRow: boolean;
  /** Whether the search field has the focus, and the number of rows, right after the first paint. */
  isFocused: boolean;
  rows: number;
  cart: string;
}

/** A browser with one extension. */
interface Stand {
  chromium: Chromium;
  worker: ExtensionWorker;
}

/** A popup to measure. Each has its own browser, because a shared one would be warm from the other popup. */
interface Popup extends Stand {
  /** An expression that sets the storage up for the opening, evaluated in the worker. */
  prepare: string;
}

/** The panel's stored snapshot and frame: see `src/ui/first-frame/snapshot-read.ts`. */
type Kept = Record<'page/snapshot' | 'page/frame', { text: string }>;

/**
 * Measures Cartlet with and without a snapshot, each with a running and a stopped worker, and the other popups as they
 * are.
 */
export async function measureOpening(executable: string): Promise<Report> {
  const store = createDemoStore({ catalogue: createCatalogue({ products: 1_500, seed: 1 }) });
  const { url, close } = await serve(store.fetch);
  const toEnd = [close];
  const stand = async (extension: string): Promise<Stand> => {
    const chromium = await launchChromium({ executable, extension, headless: true });
    toEnd.push(chromium.close);
    return { chromium, worker: await watchWorker(chromium) };
  };
  try {
    const settings = demoSettings(store, url);
    const { folder } = await buildExtension({ mode: 'test', outDir: '.build/bench/extension', settings });
    const ours = await stand(folder);
    const kept = await visit(ours);
    const written = await buildWrittenPopup(folder, JSON.parse(kept['page/frame'].text));
    const remember = `chrome.storage.session.set({ names: ${JSON.stringify(keptNames)} })`;
    const openings = await takeTurns({
      static: { ...(await stand(await buildStaticPopup())), prepare: '0' },
      written: { ...(await stand(written)), prepare: '0' },
      bare: { ...(await stand(await buildBarePopup())), prepare: remember },
      'ours, empty': { ...(await stand(folder)), prepare: forget },
      'ours, full': { ...ours, prepare: restore(kept) },
    });
    return report(openings);
  } finally {
    for (const end of toEnd.reverse()) await end();
  }
}

const forget = `chrome.storage.session.remove(['page/snapshot', 'page/frame'])`;
const restore = (kept: Kept) => `(() => {
  const kept = ${JSON.stringify(kept)};
  for (const key of ['page/snapshot', 'page/frame']) {
    kept[key].text = JSON.stringify({ ...JSON.parse(kept[key].text), at: Date.now() });
  }
  return chrome.storage.session.set(kept);
})()`;

/** Searches and fills a cart, and gives the snapshot that the panel stores. */
async function visit({ chromium, worker }: Stand): Promise<Kept> {
  const panel = await open(chromium);
  await panel.until(() => document.querySelector('#scroller li') !== null);
  for (const letter of 'mug') await panel.press(letter);
  // Suggestions would move the rows down.
  await panel.until(() => document.querySelector('.suggestion') !== null);
  await panel.until(() => document.querySelector('.rows .add-button:not(.is-choice)') !== null);
  await panel.click('.rows .add-button:not(.is-choice)');
  const keys = `chrome.storage.session.get(['page/snapshot', 'page/frame', 'page/viewer-epoch'])`;
  const isKept = async () => {
    const kept = (await worker.evaluate(keys)) as Partial<Kept>;
    const frame = kept['page/frame']?.text ?? '';
    // The label of the cart button, and the list of results.
    return frame.includes('"aria-label":"Cart, 1 item"') && frame.includes('"class":"rows"');
  };
  const deadline = performance.now() + patience;
  while (!(await isKept())) {
    if (performance.now() > deadline) throw new Error('The popup has not kept what it showed.');
    await panel.evaluate(nextFrame);
  }
  await chromium.closePopup();
  return worker.evaluate(keys) as Promise<Kept>;
}

/** Opens the popups in random order: a fixed order would favour the one that always follows the same other. */
async function takeTurns(popups: Record<string, Popup>): Promise<Record<string, Opening[]>> {
  const kinds = (['alive', 'dead'] as const).flatMap((life) =>
    Object.entries(popups).map(([name, popup]) => ({ ...popup, life, name: `${name}, ${life}` })),
  );
  const openings = Object.fromEntries(kinds.map(({ name }): [string, Opening[]] => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, life, chromium, worker, prepare } of shuffled(kinds)) {
      await worker.evaluate(prepare);
      if (life === 'dead') await worker.kill();
      await quiet();
      openings[name]?.push(await measure(chromium));
      await chromium.closePopup();
    }
  }
  return openings;
}

async function measure(chromium: Chromium): Promise<Opening> {
  const clicked = performance.timeOrigin + performance.now();
  const panel = await open(chromium);
  const seen = await panel.evaluate(async () => {
    const painted = await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => {
        const [entry] = list.getEntriesByName('first-contentful-paint');
        if (entry) resolve(performance.timeOrigin + entry.startTime);
      }).observe({ type: 'paint', buffered: true });
    });
    // The browser reports the largest element so far with each frame that has a larger one:
    // https://www.w3.org/TR/largest-contentful-paint/
    const rowPainted = await new Promise<number | undefined>((resolve) => {
      new PerformanceObserver((list) => {
        const rows = (list.getEntries() as (PerformanceEntry & { element?: Element })[]).filter(({ element }) =>
          element?.closest('li'),
        );
        resolve(rows[0] && performance.timeOrigin + rows[0].startTime);
      }).observe({ type: 'largest-contentful-paint', buffered: true });
    });
    return {
      painted,
      hasRow: rowPainted !== undefined && rowPainted - painted < 1,
      isFocused: document.activeElement instanceof HTMLInputElement,
      rows: document.querySelectorAll('li').length,
      cart: document.querySelector('#cart')?.getAttribute('aria-label') ?? '',
    };
  });
  return { ...seen, painted: seen.painted - clicked };
}

async function open(chromium: Chromium): Promise<Panel> {
  await chromium.closePopup();
  const targetId = await chromium.clickAction();
  const { sessionId } = await chromium.devtools.send('Target.attachToTarget', { targetId, flatten: true });
  const panel = drivePanel(chromium.devtools.session(sessionId));
  // An expression in the empty document that precedes the popup's ends with that document.
  await panel.evaluate(loaded).catch(() => panel.evaluate(loaded));
  return panel;
}

function report(openings: Record<string, Opening[]>): Report {
  const rows = Object.entries(openings).map(([name, all]) => {
    const life = name.endsWith('dead') ? 'dead' : 'alive';
    const against = (peer: string) => {
      const others = openings[`${peer}, ${life}`] ?? [];
      const differences = all.map(({ painted }, round) => painted - (others[round]?.painted ?? Number.NaN));
      return name.startsWith(peer) ? ['', ''] : [ms(percentile(differences, 50)), ms(percentile(differences, 90))];
    };
    return [
      name,
      ms(
        percentile(
          all.map(({ painted }) => painted),
          50,
        ),
      ),
      ...against('static'),
      ...against('written'),
      ...against('bare'),
    ];
  });
  const full = Object.entries(openings).flatMap(([name, all]) => (name.includes('full') ? all : []));
  const kept = full.filter(({ rows: shown, cart, isFocused }) => shown > 0 && /1/.test(cart) && isFocused).length;
  const atOnce = full.filter(({ hasRow }) => hasRow).length;
  return {
    title: `From the click to the first contentful paint, in ms; ${rounds} openings of each, in turn`,
    head: ['popup, worker', 'median', 'over the static: median', 'p90', 'the written', 'p90', 'the bare', 'p90'],
    rows,
    notes: [
      'The differences are those within one round: median and p90 of them, not of the times. Static: an empty document; written: what ours shows with everything kept, as a document without a script; bare: 20 plain rows by Preact. Goal: at most 10 ms over the static popup with the worker alive, 15 with it dead, 5 over the bare one.',
      `Of ${full.length} openings with everything kept ${kept} showed rows and cart, with the search field focused, when they were first asked; ${atOnce} had rows in the very first paint.`,
    ],
    raw: openings,
  };
}
