import type { Panel } from './panel.ts';

/**
 * What the worker tells every open page without being asked: that somebody came or went, or that the cart has changed.
 * What is absent has not changed.
 */
export interface Notice {
  type: 'notice';
  changed: Partial<Panel>;
}
