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
      {joined(shapes).map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}

/**
 * An icon with all of its paths as one: a list has many icons, and the first frame pays for each element. The origin is named
 * before each path, since a path may begin where the one before it ended.
 */
function joined(shapes: IconNode): IconNode {
  const others = shapes.filter(([tag]) => tag !== 'path');
  const paths = shapes.flatMap(([tag, { d }]) => (tag === 'path' ? `M0 0${d}` : []));
  return paths.length > 0 ? [...others, ['path', { d: paths.join('') }]] : others;
}
