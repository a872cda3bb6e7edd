import type { Panel } from './panel.ts';

/**
 * What the worker tells every open page without a question: a sign-in or sign-out, a change of the cart, or the whole
 * panel after a change of the settings. A part that is absent has not changed.
 */
export interface Broadcast {
  type: 'notice';
  changed: Panel | (Partial<Pick<Panel, 'viewerEpoch' | 'account' | 'cart'>> & { shop?: never });
}
