import { signal } from '@preact/signals';
import { nextPaint } from './paint-timing.ts';

/** Whether the page has been painted for the first time. What it does not need for that waits until then: pictures do. */
export const isPainted = signal(false);

/** Resolves once a frame has been painted, and has what waited for the first one come. */
export async function painted(): Promise<void> {
  await nextPaint();
  isPainted.value = true;
}
