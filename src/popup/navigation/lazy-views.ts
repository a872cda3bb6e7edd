import { signal } from '@preact/signals';
import type { View } from './history.ts';

/** The views of `views.tsx`, once they are there. */
export const lazyViews = signal<typeof import('./views.tsx')>();

/** Fetches them. They lie beside the popup's own script, so that it stays small and takes little time. */
export async function loadViews(): Promise<void> {
  lazyViews.value = await import('./views.tsx');
}

/** Whether a view can be drawn now. */
export function isDrawable({ name }: View): boolean {
  return name === 'browse' || name === 'search' || name === 'category' || lazyViews.value !== undefined;
}
