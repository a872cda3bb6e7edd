/**
 * Chrome shows a popup's window once its document has loaded, and that waits for every script that stands in it; not for
 * one that is asked for while it runs. So the window comes up with the last frame of the last opening, and what that frame can
 * do comes right after it. This script is `async`: it asks the storage while the document is still being read, and is mostly
 * answered before that is shown.
 */

import { firstPaint } from '../ui/first-frame/paint-timing.ts';
import { readFrame, readSnapshot } from '../ui/first-frame/snapshot-read.ts';
import { paintFrame, parsed, showWords } from './snapshot/first-frame-paint.ts';
import { fitWindow } from './snapshot/fit-window.ts';

async function boot(): Promise<void> {
  fitWindow();
  const frame = await readFrame();
  await parsed();
  // In the same task as what is shown: what was made with the build is not laid out first.
  document.documentElement.classList.remove('is-starting');
  const isShown = frame !== undefined && paintFrame(frame);
  if (!isShown) showWords();
  // Where there is more to show than this can, the panel is to come while the window does.
  if (isShown || !(await readSnapshot())) await firstPaint();
  await import('./main.tsx');
}

void boot();
