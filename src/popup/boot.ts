/**
 * Chrome shows a popup's window once its document has loaded, and that waits for every script that stands in it; not for
 * one that is asked for while it runs. So the window comes up with the last frame of the last opening, and what that frame can
 * do comes right after it; without one it is drawn while the window comes up.
 */
import { readFrame } from '../ui/kept.ts';
import { nextPaint } from '../ui/painted.ts';
import { showFrame } from './showing.ts';
import { fitWindow } from './window-size.ts';

// Before anything is painted.
fitWindow();
void readFrame().then(async (frame) => {
  if (frame && showFrame(frame)) await nextPaint();
  await import('./main.tsx');
});
