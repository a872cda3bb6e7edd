import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

interface ButtonProps extends Omit<ButtonHTMLAttributes, 'disabled' | 'icon'> {
  /** `accent` for the main action, `quiet` for a secondary one, `alarm` for one that cannot be undone. */
  look?: 'accent' | 'plain' | 'quiet' | 'alarm';
  /** The action is running: the button shows it and ignores presses, but keeps the focus. */
  busy?: boolean;
  children: ComponentChildren;
}

/** A button with a text. */
export function Button({ look = 'plain', busy = false, children, onClick, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      class={`button button-${look}`}
      aria-busy={busy}
      aria-disabled={busy}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes, 'label' | 'disabled' | 'icon' | 'class'> {
  class?: string;
  shapes: IconNode;
  /** Accessible name and tooltip. */
  label: string;
  size?: number;
  /** Whether the icon points along the line of text, and so is mirrored in languages from right to left. */
  isDirected?: boolean;
  /** The button ignores presses, but stays focusable, so that focus is not lost when it becomes idle. */
  idle?: boolean;
}

/** A button with only an icon. */
export function IconButton({
  shapes,
  label,
  size,
  isDirected = false,
  idle = false,
  onClick,
  class: extra,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type="button"
      class={extra ? `icon-button ${extra}` : 'icon-button'}
      aria-label={label}
      aria-disabled={idle || undefined}
      title={label}
      onClick={idle ? undefined : onClick}
    >
      <Icon shapes={shapes} isDirected={isDirected} {...(size && { size })} />
    </button>
  );
}
