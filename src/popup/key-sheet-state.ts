import { signal } from '@preact/signals';

/** Whether the sheet that names the keys is open. */
export const isKeySheetOpen = signal(false);
