/**
 * Chrome shows a popup's window once its document has loaded, which waits for every script in the document, but not for
 * scripts imported by those while they run. So this script shows the last frame of the last opening, and then imports
 * the panel. The script is `async`: it reads the storage while the browser still parses the document.
 */

import { firstPaint } from '../ui/first-frame/paint-timing.ts';
import { readFrame, readSnapshot } from '../ui/first-frame/snapshot-read.ts';
import { documentParsed, localizeShell, paintFrame } from './snapshot/first-frame-paint.ts';
import { fitWindow } from './snapshot/fit-window.ts';

async function boot(): Promise<void> {
  fitWindow();
  const frame = await readFrame();
  await documentParsed();
  // In the same task as the frame: otherwise the browser would lay out the built-in frame first.
  document.documentElement.classList.remove('is-starting');
  const isShown = frame !== undefined && paintFrame(frame);
  if (!isShown) localizeShell();
  // A snapshot without a frame needs the panel: imported at once, the panel loads while the window opens.
  if (isShown || !(await readSnapshot())) await firstPaint();
  await import('./main.tsx');
}

void boot();
