import type { IconNode } from 'lucide';
import { h } from 'preact';

interface IconProps {
  /** An icon's shapes, imported by name from `lucide`, so that only the icons in use are bundled. */
  shapes: IconNode;
  /** Whether it points along the line, and so turns where lines run from right to left. */
  isDirected?: boolean;
  /** Edge in CSS pixels. */
  size?: number;
}

/** A drawn sign beside or instead of a word; the word is for screen readers, the sign is not. */
export function Icon({ shapes, size = 20, isDirected = false }: IconProps) {
  return (
    <svg
      class={isDirected ? 'icon icon-directed' : 'icon'}
      viewBox="0 0 24 24"
      width={size}
      height={size}
      aria-hidden="true"
    >
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
