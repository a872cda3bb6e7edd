import type { IconNode } from 'lucide';
import { h } from 'preact';

interface IconProps {
  /** The icon's shapes, imported by name from `lucide`, so that the bundle contains only the icons in use. */
  shapes: IconNode;
  /** Whether the icon points along the line of text, and so is mirrored in languages from right to left. */
  isDirected?: boolean;
  /** Width and height in CSS pixels. */
  size?: number;
}

/** An icon, hidden from screen readers: the text or the label beside it says what it means. */
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
 * Joins all paths of an icon into one, because a list has many icons and each element delays the first frame. `M0 0`
 * before each path resets the position, which a relative path would otherwise take over from the path before.
 */
function joined(shapes: IconNode): IconNode {
  const others = shapes.filter(([tag]) => tag !== 'path');
  const paths = shapes.flatMap(([tag, { d }]) => (tag === 'path' ? `M0 0${d}` : []));
  return paths.length > 0 ? [...others, ['path', { d: paths.join('') }]] : others;
}
