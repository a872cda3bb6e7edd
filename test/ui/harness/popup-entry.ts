/** The popup as one script, and what its tests need of that life of it. */
export { options, render } from 'preact';
export { loadViews } from '../../../src/popup/navigation/lazy-views.ts';
export { paintFrame } from '../../../src/popup/snapshot/first-frame-paint.ts';
export { readFrame } from '../../../src/ui/first-frame/snapshot-read.ts';

/** Runs the panel, and resolves with its first frame. */
export async function drawPanel(): Promise<void> {
  const { drawn } = await import('../../../src/popup/main.tsx');
  await drawn;
}
