import type { IconNode } from 'lucide';
import { h } from 'preact';

interface IconProps {
  /** An icon's shapes, imported by name from `lucide`, so that only the icons in use are bundled. */
  shapes: IconNode;
  /** Edge in CSS pixels. */
  size?: number;
}

/** A drawn sign beside or instead of a word; the word is for screen readers, the sign is not. */
export function Icon({ shapes, size = 20 }: IconProps) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" focusable="false">
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
