import type { VNode } from 'preact';
import { Panel } from './panel.tsx';

/** The panel as it is before anything is known, for the build to put into the document. */
export function shell(): VNode {
  return <Panel />;
}
