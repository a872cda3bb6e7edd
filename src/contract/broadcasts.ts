import type { Panel } from './panel.ts';

/**
 * What the worker tells every open page without being asked: that somebody came or went, that the cart has changed, or the whole
 * panel where the settings have. What is absent has not changed.
 */
export interface Broadcast {
  type: 'notice';
  changed: Panel | (Partial<Pick<Panel, 'era' | 'account' | 'cart'>> & { shop?: never });
}
