import type { Line } from './line.ts';
import { teaLines } from './lines-tea.ts';

/** Every kind of product the shop sells. */
export const lines: readonly Line[] = [...teaLines];
