import type { VNode } from 'preact';
import { Panel } from './panel.tsx';

/** The panel before the worker has answered, which the build renders into the document. */
export function shell(): VNode {
  return <Panel />;
}
