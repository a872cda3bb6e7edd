/** What the popup has kept for its next opening, and damage to it. */
import { sessionStorage } from '../../ui/harness/browser.ts';

export type Part = 'page/snapshot' | 'page/frame';

interface Stored {
  viewerEpoch: string;
  text: string;
}

/** As it is stored; empty where nothing is. */
export function keptText(part: Part): string {
  return (sessionStorage[part] as Stored | null | undefined)?.text ?? '';
}

/** Whether something is stored that can be read. */
export function isKept(part: Part): boolean {
  return keptText(part) !== '';
}

/** Puts something in the place of what is kept, for the same person's eyes. */
export function keepText(part: Part, text: string): void {
  sessionStorage[part] = { viewerEpoch: 'epoch', text };
}

/** Changes what is kept. */
// biome-ignore lint/suspicious/noExplicitAny: damage has no type.
export function changeKept(part: Part, change: (value: any) => void): void {
  const value = JSON.parse(keptText(part));
  change(value);
  keepText(part, JSON.stringify(value));
}
