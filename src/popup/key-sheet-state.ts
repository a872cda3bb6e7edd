import { signal } from '@preact/signals';

/** Whether the sheet with the keyboard shortcuts is open. */
export const isKeySheetOpen = signal(false);
