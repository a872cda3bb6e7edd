/** The popup in front of a small shop, for tests of what a shopper sees. */
import { expect } from 'vitest';
import {
  type Answers,
  asked,
  type Deliver,
  installWorker,
  pageBrowser,
  sessionStorage,
} from '../../ui/harness/browser.ts';
import { createPageLife, type PageLife } from '../../ui/harness/page-life.ts';
import { waitFor } from '../../ui/harness/screen.ts';
import { runScript } from '../../ui/harness/scripts.ts';
import { createShop } from './hand-made-shop.ts';

/** Opens the popup before a worker that gives these answers, as on a first day. */
export async function openPopup(answers: Answers = createShop()): Promise<void> {
  closePopup();
  for (const key of Object.keys(sessionStorage)) delete sessionStorage[key];
  // As the worker does when it is asked.
  sessionStorage['page/viewer-epoch'] = 'epoch';
  await reopenPopup(answers);
}

type PopupScript = typeof import('../../ui/harness/popup-entry.ts');

interface OpenPopup {
  app: HTMLElement;
  life: PageLife;
  script: PopupScript;
}

let current: OpenPopup | undefined;

/** The hooks of the open popup's own Preact. */
export function preactOptions(): PopupScript['options'] {
  if (!current) throw new Error('No popup is open');
  return current.script.options;
}

/** The browser closes the popup: its document becomes hidden, and then the page is gone. */
export function closePopup(): void {
  if (!current) return;
  const { app, life, script } = current;
  document.dispatchEvent(new Event('visibilitychange'));
  script.render(null, app);
  app.remove();
  life.end();
  current = undefined;
}

/**
 * Opens the popup again: the snapshot of the former opening is there.
 *
 * @param prerendered what stands in the popup's document before its script runs
 * @param before runs in the document before the panel does, as the boot script does
 */
export async function reopenPopup(answers: Answers = createShop(), prerendered = '', before?: Before): Promise<void> {
  await startPopup({ answers, prerendered, ...(before && { before }) });
}

type Before = (script: PopupScript, app: HTMLElement) => Promise<void>;

interface Start {
  answers: Answers;
  /** Brings messages to the real worker. */
  deliver?: Deliver;
  prerendered?: string;
  before?: Before;
}

/** Opens the popup on a device as it is. */
export async function startPopup({ answers, deliver, prerendered = '', before }: Start): Promise<void> {
  closePopup();
  installWorker(answers, deliver);
  const app = document.createElement('div');
  app.id = 'app';
  app.innerHTML = prerendered;
  document.body.replaceChildren(app);
  const life = createPageLife(pageBrowser);
  const script = runScript<PopupScript>('popup', life.surroundings);
  current = { app, life, script };
  await before?.(script, app);
  await script.drawPanel();
  // The first frame is there, and the further views that the popup loads after it, before a shopper can press anything.
  await script.loadViews();
  // The popup has sent what it sends once the first frame is painted.
  await waitFor(() => expect(asked.map(({ type }) => type)).toContain('panel.open'));
}

/** Whether the open popup has frames or timers that are soon due. */
export function isPopupBusy(): boolean {
  return current?.life.isBusy() ?? false;
}
