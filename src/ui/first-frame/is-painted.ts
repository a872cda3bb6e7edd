import { signal } from '@preact/signals';
import { nextPaint } from './paint-timing.ts';

/** Whether the first frame has been painted. Pictures wait for it, because the first frame does not need them. */
export const isPainted = signal(false);

/** Waits for the next frame, then sets {@link isPainted}. */
export async function waitForPaint(): Promise<void> {
  await nextPaint();
  isPainted.value = true;
}
