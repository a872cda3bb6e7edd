import { signal } from '@preact/signals';
import type { View } from './history-entry.ts';

/** The views of `views.tsx`, once they are loaded. */
export const lazyViews = signal<typeof import('./views.tsx')>();

/** Loads the views that the first script leaves out: it has to stay small enough to start within a frame. */
export async function loadViews(): Promise<void> {
  lazyViews.value = await import('./views.tsx');
}

/** Whether a view can be drawn now. */
export function isDrawable({ name }: View): boolean {
  return name === 'home' || name === 'search' || name === 'category' || lazyViews.value !== undefined;
}
